/** The limits of the servers: one immutable record that names each of them. */
package org.mailroom.server.limit;
