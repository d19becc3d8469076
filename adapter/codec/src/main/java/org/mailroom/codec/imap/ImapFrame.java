package org.mailroom.codec.imap;

import io.netty.buffer.ByteBuf;

/** One unit of what a client sends, as {@link ImapDecoder} cuts it from the stream. */
public sealed interface ImapFrame {

    /**
     * A command, or the beginning of one whose literals are streamed.
     *
     * @param tag to answer with
     * @param name in upper case, one word or, after UID, two: {@code UID FETCH}
     * @param arguments what follows the name, space included, until the end of the command or its first streamed literal
     * @param next the streamed literal that ends this frame; null if the command is complete. The decoder is held until
     *     it is told what to do with it
     */
    record Command(String tag, String name, ImapReader arguments, LiteralStart next) implements ImapFrame {}

    /**
     * A synchronizing literal is announced that will be collected; the decoder is held. Answer with a continuation
     * request and {@link ImapDecoder#continueLiteral()}, or with NO or BAD and {@link ImapDecoder#refuseLiteral()}.
     */
    record Awaited(String tag, String name, LiteralStart literal) implements ImapFrame {}

    /**
     * A piece of a streamed literal.
     *
     * @param octets at least one; the receiver releases it
     */
    record Literal(ByteBuf octets) implements ImapFrame {}

    /**
     * A streamed literal is complete. A {@link Continuation} or {@link Malformed} follows.
     *
     * @param faulty whether it is not binary but held an octet of value 0 (RFC 3516, section 4.4)
     */
    record EndOfLiteral(boolean faulty) implements ImapFrame {}

    /**
     * What follows a streamed literal.
     *
     * @param arguments until the end of the command or its next streamed literal
     * @param next as in {@link Command#next()}
     */
    record Continuation(ImapReader arguments, LiteralStart next) implements ImapFrame {}

    /**
     * The answer to {@link ImapDecoder#resumeLine()}, say a SASL response (RFC 9051, section 6.2.2) or DONE (RFC 2177).
     *
     * @param text the line as sent, without its CRLF
     */
    record Line(String text) implements ImapFrame {
        /** The text is left out: it may be a password. */
        @Override
        public String toString() {
            return "Line[" + text.length() + " characters]";
        }
    }

    /**
     * A command or a line that must not be executed. All of it was dropped, also if a part of it was given as
     * {@link Command} before.
     *
     * @param tag to answer with; empty if it has none that can be read, or it is a line that is no command
     * @param last whether nothing follows: the end of the command cannot be found, the connection is to be closed
     */
    record Malformed(String tag, Fault fault, boolean last) implements ImapFrame {}

    /** What is wrong with a command. */
    enum Fault {
        /** Longer than {@link ImapLimits#commandOctets()}. */
        COMMAND_TOO_LONG,
        /** A literal is longer than {@link ImapLimits} allow, or than what they leave for the rest of the command. */
        LITERAL_TOO_LONG,
        /** More than {@link ImapLimits#literals()}. */
        TOO_MANY_LITERALS,
        /** A line ends with LF alone. */
        BARE_LF,
        /** A line holds a CR that no LF follows. */
        BARE_CR,
        /** A line holds an octet of value 0. */
        NUL,
        /** A line is not UTF-8 (RFC 3629). */
        NOT_UTF8,
        /** It does not begin with a tag and a space. */
        NO_TAG,
        /** No name of a command follows the tag. */
        NO_COMMAND,
        /** A literal was refused, and the command's end did not come within {@link ImapLimits#skippedOctets()}. */
        ENDLESS
    }
}
