package org.mailroom.codec.imap;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Objects;

/**
 * Writes responses (RFC 9051, section 7), value by value; spaces between values, parentheses and quotes come by
 * themselves. What could be taken for another response is never written: values that the grammar does not allow are
 * refused with {@link IllegalArgumentException}, calls in the wrong order with {@link IllegalStateException}.
 *
 * <p>A message's flags: {@code untagged().number(7).atom("FETCH").beginList().item(FLAGS).flags(f).endList().endLine()}.
 */
public final class ImapWriter {

    private enum At {
        LINE_START,
        LINE,
        LITERAL
    }

    private final boolean utf8;
    private ByteBuf out;
    private At at = At.LINE_START;
    /** Whether a space is due before the next value. */
    private boolean space;

    private int depth;
    private long literalLeft;

    /**
     * A writer at the start of a line.
     *
     * @param utf8 whether the client has enabled IMAP4rev2 or UTF8=ACCEPT (RFC 6855, section 3)
     */
    public ImapWriter(ByteBuf out, boolean utf8) {
        this.out = Objects.requireNonNull(out);
        this.utf8 = utf8;
    }

    /** What follows goes into another buffer, also in the midst of a line. */
    public ImapWriter into(ByteBuf next) {
        out = Objects.requireNonNull(next);
        return this;
    }

    /** How many octets are in the buffer that it writes into. */
    public int octets() {
        return out.readableBytes();
    }

    /** Whether all lines that were begun are ended. */
    public boolean isAtLineStart() {
        return at == At.LINE_START;
    }

    /** {@code "*" SP}. */
    public ImapWriter untagged() {
        return startLine("*");
    }

    /** {@code tag SP}; for an empty tag {@code "*" SP}. */
    public ImapWriter tagged(String tag) {
        if (!tag.chars().allMatch(Abnf::isTagChar)) {
            throw new IllegalArgumentException("This is no tag");
        }
        return startLine(tag.isEmpty() ? "*" : tag);
    }

    /** {@code continue-req}, a whole line: text, or a SASL challenge in base64; may be empty. */
    public ImapWriter continuation(String text) {
        startLine("+");
        raw(" " + ResponseText.printable(text));
        return endLine();
    }

    /**
     * The status and the rest of its line.
     *
     * @param code null for none
     * @param text for people; what is not printable ASCII becomes {@code ?}
     */
    public ImapWriter status(Status status, ResponseCode code, String text) {
        atom(status.name());
        if (code != null) {
            begin('[');
            code.write(this);
            end(']');
        }
        next();
        raw(ResponseText.of(text, code != null));
        return endLine();
    }

    /** {@code CRLF}. */
    public ImapWriter endLine() {
        expect(At.LINE);
        if (depth != 0) {
            throw new IllegalStateException(depth + " lists are open");
        }
        raw("\r\n");
        at = At.LINE_START;
        space = false;
        return this;
    }

    /** {@code "("}. */
    public ImapWriter beginList() {
        return begin('(');
    }

    /** {@code "("} without a space before it: addresses of an envelope, parts of a body, threads follow each other so. */
    public ImapWriter beginAdjoiningList() {
        space = false;
        return begin('(');
    }

    /** {@code ")"}. */
    public ImapWriter endList() {
        return end(')');
    }

    /** {@code atom}. */
    public ImapWriter atom(String atom) {
        if (atom.isEmpty() || !Abnf.areAtomChars(atom)) {
            throw new IllegalArgumentException("This is no atom: " + ResponseText.printable(atom));
        }
        return word(atom);
    }

    /** {@code number} or {@code number64}. */
    public ImapWriter number(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("This is no number: " + number);
        }
        return word(Long.toString(number));
    }

    /** {@code nil}. */
    public ImapWriter nil() {
        return word("NIL");
    }

    /** {@code string}: quoted if that is possible, else a literal; NUL becomes {@code ?}. */
    public ImapWriter string(String text) {
        String allowed = text.replace('\0', '?');
        if (StringForm.isQuotable(allowed, utf8)) {
            next();
            raw(StringForm.quoted(allowed));
            return this;
        }
        byte[] octets = allowed.getBytes(StandardCharsets.UTF_8);
        beginLiteral(octets.length, false);
        out.writeBytes(octets);
        return literalSent(octets.length);
    }

    /** {@code nstring}: NIL for null. */
    public ImapWriter nstring(String text) {
        return text == null ? nil() : string(text);
    }

    /** {@code astring}: an atom if that is possible. */
    public ImapWriter astring(String text) {
        return StringForm.isAtom(text) ? word(text) : string(text);
    }

    /**
     * A literal of known size. So many octets are to follow by {@link #literalOctets}, or past this writer as
     * {@link #literalSent} says.
     *
     * @param binary whether octets may be 0 (literal8, RFC 3516)
     */
    public ImapWriter beginLiteral(long size, boolean binary) {
        if (size < 0) {
            throw new IllegalArgumentException("A literal of " + size + " octets");
        }
        next();
        raw((binary ? "~{" : "{") + size + "}\r\n");
        literalLeft = size;
        at = size == 0 ? At.LINE : At.LITERAL;
        return this;
    }

    /** Octets of a literal, all that can be read. */
    public ImapWriter literalOctets(ByteBuf octets) {
        int count = octets.readableBytes();
        literalSent(count);
        out.writeBytes(octets);
        return this;
    }

    /** So many octets of the literal were or will be sent by the caller, before anything else this writer writes. */
    public ImapWriter literalSent(long count) {
        if (count > 0) {
            expect(At.LITERAL);
        }
        if (count < 0 || count > literalLeft) {
            throw new IllegalArgumentException(count + " octets, " + literalLeft + " are left in the literal");
        }
        literalLeft -= count;
        at = literalLeft == 0 ? At.LINE : At.LITERAL;
        return this;
    }

    /** {@code mailbox}. */
    public ImapWriter mailbox(MailboxName mailbox) {
        return astring(utf8 ? mailbox.name() : ModifiedUtf7.encode(mailbox.name()));
    }

    /** {@code flag} or an attribute of a mailbox. */
    public ImapWriter flag(Flag flag) {
        return word(flag.name());
    }

    /** {@code "(" [flag *(SP flag)] ")"}. */
    public ImapWriter flags(Collection<Flag> flags) {
        beginList();
        flags.forEach(this::flag);
        return endList();
    }

    /** {@code "\*"}. */
    ImapWriter anyFlag() {
        return word("\\*");
    }

    /** {@code date-time}. */
    public ImapWriter dateTime(OffsetDateTime time) {
        return word(StringForm.dateTime(time));
    }

    /** {@code sequence-set}; the set is not to be empty. */
    public ImapWriter sequenceSet(SequenceSet set) {
        if (set.isEmpty()) {
            throw new IllegalArgumentException("There is no word for the empty set");
        }
        return word(set.toString());
    }

    /** The name of a {@code msg-att}, say {@code BODY[1.2.TEXT]<0>}; its value is to follow. */
    public ImapWriter item(FetchItem item) {
        new FetchItemWriter(this).write(item);
        return this;
    }

    /** A word that is known to be one. */
    ImapWriter word(String word) {
        next();
        raw(word);
        return this;
    }

    /** An opening character, a space before it if one is due. */
    ImapWriter begin(char c) {
        next();
        out.writeByte(c);
        space = false;
        depth++;
        return this;
    }

    /** A closing character. */
    ImapWriter end(char c) {
        expect(At.LINE);
        if (depth == 0) {
            throw new IllegalStateException("nothing is open");
        }
        depth--;
        out.writeByte(c);
        space = true;
        return this;
    }

    /** What follows adjoins what was written. */
    ImapWriter adjoin() {
        space = false;
        return this;
    }

    private ImapWriter startLine(String tag) {
        expect(At.LINE_START);
        at = At.LINE;
        return word(tag);
    }

    private void next() {
        expect(At.LINE);
        if (space) {
            out.writeByte(' ');
        }
        space = true;
    }

    private void raw(String text) {
        ByteBufUtil.writeUtf8(out, text);
    }

    private void expect(At expected) {
        if (at != expected) {
            throw new IllegalStateException("at " + at + ", not " + expected);
        }
    }
}
