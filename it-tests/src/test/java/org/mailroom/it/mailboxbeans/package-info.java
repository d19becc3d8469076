/** Beans that listen to mailboxes. */
package org.mailroom.it.mailboxbeans;
