package org.mailroom.server.imap;

import org.mailroom.codec.imap.ImapLimits;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.ServerLimits;

/** The limits of the servers in the words of the decoder. */
final class DecoderLimits {

    /** RFC 7888, section 5: what a client of LITERAL- may send unasked. */
    private static final int LITERAL_MINUS = 4096;

    private final LiveLimits live;

    DecoderLimits(LiveLimits live) {
        this.live = live;
    }

    /** Nobody knows yet who it is: literals of 1 KiB, few of them. */
    ImapLimits beforeLogin() {
        ServerLimits limits = live.current();
        ImapLimits least = ImapLimits.beforeLogin();
        return new ImapLimits(
                limits.maxLineOctets(),
                Math.min(least.literalOctets(), limits.maxLineOctets()),
                least.nonSynchronizingOctets(),
                least.literals(),
                least.skippedOctets());
    }

    /** A message larger than is allowed may come unasked too, and is then dropped as it comes. */
    ImapLimits afterLogin() {
        ServerLimits limits = live.current();
        return new ImapLimits(
                limits.imap().maxCommandOctets(),
                limits.imap().maxLiteralOctets(),
                Long.MAX_VALUE,
                limits.imap().maxLiterals(),
                Math.max(limits.maxMessageSize(), LITERAL_MINUS) * 2);
    }

    /** A line of a SASL exchange, or DONE. */
    ImapLimits ofDialogue() {
        ImapLimits least = ImapLimits.beforeLogin();
        return new ImapLimits(live.current().login().maxAuthLineOctets(), 0, 0, 0, least.skippedOctets());
    }
}
