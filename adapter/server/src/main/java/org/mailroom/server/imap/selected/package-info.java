/**
 * What one session has told its client of the mailbox that is selected: message numbers, flags, what has gone and come (RFC 9051
 * sections 5.2 and 7; RFC 7162). Nothing of sockets and commands comes in here, and nothing that blocks.
 *
 * <p>A session keeps the snapshot that its client knows; what has to be told is the difference of the newest one from it. So
 * a session that is slow, or may not be told now, makes nothing grow.
 */
package org.mailroom.server.imap.selected;
