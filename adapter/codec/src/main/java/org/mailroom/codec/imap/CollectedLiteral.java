package org.mailroom.codec.imap;

/**
 * A literal that is part of a command's arguments.
 *
 * @param at where in the text of the arguments it stands
 * @param octets not to be changed
 * @param binary whether it was sent as literal8
 */
record CollectedLiteral(int at, byte[] octets, boolean binary) {}
