/** Beans that need a database. */
package org.mailroom.it.xabeans;
