/**
 * What FETCH answers (RFC 9051, section 7.5.2): {@link org.mailroom.server.imap.fetch.FetchOutput} writes the responses piece
 * by piece, from the rows of a mailbox, the descriptions of its messages and their octets. No session comes in here.
 */
package org.mailroom.server.imap.fetch;
