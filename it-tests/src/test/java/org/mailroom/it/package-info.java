/** Tests against the real application server. */
package org.mailroom.it;
