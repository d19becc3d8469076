package org.mailroom.codec.imap;

import org.mailroom.codec.imap.ImapFrame.Fault;

/**
 * A line of a command's text.
 *
 * @param text without CRLF and the announcement of a literal; if there is a fault only what the line begins with, to
 *     find a tag in
 * @param literal that it announces at its end, or null
 * @param octets how many it has in all
 * @param fault null if there is none
 */
record TextLine(String text, LiteralStart literal, int octets, Fault fault) {}
