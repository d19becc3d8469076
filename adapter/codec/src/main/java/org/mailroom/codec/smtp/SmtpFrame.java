package org.mailroom.codec.smtp;

import io.netty.buffer.ByteBuf;

/** One unit of what a client sends, as {@link SmtpDecoder} cuts it from the stream. */
public sealed interface SmtpFrame {

    /**
     * A command line (RFC 5321, section 4.1.1).
     *
     * @param verb what stands before the first space, its ASCII letters in upper case; empty if the line is empty or
     *     starts with a space
     * @param arguments the rest of the line without the spaces before and the white space after it; may be empty, may
     *     hold control characters other than NUL, CR and LF
     */
    record Command(String verb, String arguments) implements SmtpFrame {}

    /**
     * The answer to {@link SmtpDecoder#resumeLine()}, say a SASL response (RFC 4954, section 4).
     *
     * @param text the line as sent, without its CRLF
     */
    record Line(String text) implements SmtpFrame {
        /** The text is left out: it may be a password. */
        @Override
        public String toString() {
            return "Line[" + text.length() + " characters]";
        }
    }

    /**
     * A piece of a message, stuffed dots removed.
     *
     * @param octets at least one; the receiver releases it
     */
    record Content(ByteBuf octets) implements SmtpFrame {}

    /** The message (DATA) or the chunk (BDAT) is complete. */
    record EndOfContent() implements SmtpFrame {}

    /**
     * A line that must not be executed. After {@link Fault#ENDLESS_LINE} nothing follows.
     *
     * <p>When the verb is one that content follows at once (BDAT), what comes next cannot be trusted to be commands:
     * close the connection.
     *
     * @param verb the letters and digits that the line begins with, in upper case; empty if there are none, or more
     *     than any verb has, or the line is an answer to {@link SmtpDecoder#resumeLine()}
     */
    record Malformed(Fault fault, String verb) implements SmtpFrame {}

    /** What is wrong with a line. If several things are, the length counts first, then what comes first in the line. */
    enum Fault {
        /** Longer than the limit, CRLF included. The line was dropped. */
        LINE_TOO_LONG,
        /** It ends with LF alone (RFC 5321, section 2.3.8). */
        BARE_LF,
        /** It holds a CR that no LF follows (RFC 5321, section 2.3.8). */
        BARE_CR,
        /** It holds an octet of value 0. */
        NUL,
        /** It is not UTF-8 (RFC 3629). */
        NOT_UTF8,
        /** It seems to have no end; the decoder drops all that follows. */
        ENDLESS_LINE
    }
}
