/**
 * The limits of the servers: immutable records that name each of them, the table of them all, what is in force now, and what counts
 * for them across connections: failed logins, sessions, rates, memory, pressure. Knows no socket.
 */
package org.mailroom.server.limit;
