/**
 * Which names LIST and LSUB tell of, and what they say of them (RFC 9051, section 6.3.9; RFC 5258; RFC 3501, section 6.3.9). Knows
 * the tree of names, and nothing of sessions.
 */
package org.mailroom.server.imap.list;
