/**
 * Messages that a client uploads, by APPEND and REPLACE: from the octets of a literal to the store. Knows the session, and no
 * command.
 */
package org.mailroom.server.imap.append;
