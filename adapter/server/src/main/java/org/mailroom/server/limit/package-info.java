/** The limits of the servers: immutable records that name each of them, and what counts failed logins. */
package org.mailroom.server.limit;
