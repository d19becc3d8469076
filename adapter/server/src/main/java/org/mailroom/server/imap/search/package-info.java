/**
 * SEARCH (RFC 9051, section 6.4.4): which messages match. {@link org.mailroom.server.imap.search.SearchRun} evaluates step by
 * step; what costs more is asked only of messages that what costs less has left undecided: rows, then descriptions, then
 * headers, then bodies. Text is compared under i;unicode-casemap, streamed and in bounded memory. No session comes in here.
 */
package org.mailroom.server.imap.search;
