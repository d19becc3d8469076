package org.mailroom.codec.smtp;

import java.util.Optional;

/**
 * A reader over the arguments of one command. Call the methods in the order in which the command's grammar has the
 * rules after which they are named; each goes on where the one before ended. All of them throw
 * {@link SmtpSyntaxException} when something else stands there, and the reader is of no use after that.
 *
 * <p>For MAIL: {@code reversePath()}, {@code parameters()}. For RCPT: {@code forwardPath()}, {@code parameters()}.
 */
public final class SmtpArguments {

    private final ArgumentCursor in;

    /**
     * A reader at the start of the arguments.
     *
     * @param arguments see {@link SmtpFrame.Command#arguments()}
     * @param utf8 whether addresses and values may be internationalized (RFC 6531, section 3.3)
     */
    public SmtpArguments(String arguments, boolean utf8) {
        this.in = new ArgumentCursor(arguments, utf8);
    }

    /**
     * {@code "FROM:" Reverse-path} (RFC 5321, section 4.1.1.2); spaces after the colon are tolerated, a source route is
     * dropped.
     *
     * @return nothing for the null reverse-path {@code <>}
     * @throws SmtpSyntaxException 501 5.5.4 without FROM:, 501 5.1.7 for the address, 553 5.6.7 if it is not ASCII but
     *     has to be
     */
    public Optional<Mailbox> reversePath() throws SmtpSyntaxException {
        label("FROM:");
        in.refuseWith(Refusal.SENDER);
        Optional<Mailbox> path = new PathReader(in).reversePath();
        in.refuseWith(Refusal.ARGUMENTS);
        return path;
    }

    /**
     * {@code "TO:" Forward-path} (RFC 5321, section 4.1.1.3); spaces after the colon are tolerated, a source route is
     * dropped.
     *
     * @return {@code Postmaster}, in any case, may be without a domain
     * @throws SmtpSyntaxException 501 5.5.4 without TO:, 501 5.1.3 for the address, 553 5.6.7 if it is not ASCII but
     *     has to be
     */
    public Mailbox forwardPath() throws SmtpSyntaxException {
        label("TO:");
        in.refuseWith(Refusal.RECIPIENT);
        Mailbox path = new PathReader(in).forwardPath();
        in.refuseWith(Refusal.ARGUMENTS);
        return path;
    }

    /**
     * {@code Mailbox} (RFC 5321, section 4.1.2), as in the AUTH parameter (RFC 4954, section 5).
     *
     * @throws SmtpSyntaxException 501 5.1.7, or 553 5.6.7 if it is not ASCII but has to be
     */
    public Mailbox mailbox() throws SmtpSyntaxException {
        in.refuseWith(Refusal.SENDER);
        Mailbox mailbox = new PathReader(in).mailbox();
        in.refuseWith(Refusal.ARGUMENTS);
        return mailbox;
    }

    /**
     * {@code [SP Mail-parameters]} or {@code [SP Rcpt-parameters]} to the end (RFC 5321, section 4.1.2).
     *
     * @throws SmtpSyntaxException 501 5.5.4, also if a keyword occurs twice
     */
    public EsmtpParameters parameters() throws SmtpSyntaxException {
        return new EsmtpParameterReader(in).parameters();
    }

    /**
     * {@code ( Domain / address-literal )} and nothing more, the argument of EHLO and LHLO (RFC 5321, section 4.1.1.1).
     *
     * @throws SmtpSyntaxException 501 5.5.4
     */
    public String domainOrAddressLiteral() throws SmtpSyntaxException {
        String name = new DomainReader(in).domainOrAddressLiteral();
        end();
        return name;
    }

    /**
     * What a client calls itself, whatever it may be: there are host names with underscores and umlauts, and addresses
     * without brackets. At most 255 octets without spaces and control characters, and nothing more.
     *
     * @throws SmtpSyntaxException 501 5.5.4
     */
    public String heloDomain() throws SmtpSyntaxException {
        int mark = in.mark();
        String name = in.takeWhile(c -> Abnf.isVisible(c) || Abnf.isNonAscii(c));
        if (name.isEmpty()) {
            throw in.expected("a domain");
        }
        in.limit(mark, DomainReader.MAX_DOMAIN, "a domain");
        end();
        return name;
    }

    /**
     * {@code chunk-size [SP end-marker]} and nothing more, the arguments of BDAT (RFC 3030, section 2).
     *
     * @throws SmtpSyntaxException 501 5.5.4, also if the size exceeds 2<sup>63</sup>-1
     */
    public ChunkSize chunkSize() throws SmtpSyntaxException {
        int mark = in.mark();
        String digits = in.takeWhile(Abnf::isDigit);
        if (digits.isEmpty()) {
            throw in.expected("the size of the chunk");
        }
        long octets = octets(mark, digits);
        boolean last = in.accept(' ');
        if (last) {
            in.skipSpaces();
            if (!in.acceptWord("LAST")) {
                throw in.expected("LAST");
            }
        }
        end();
        return new ChunkSize(octets, last);
    }

    /**
     * {@code [String]}, the argument of NOOP, VRFY, EXPN and HELP (RFC 5321, section 4.1.2). VRFY is sent with
     * addresses, so any characters but spaces and controls pass for an Atom.
     *
     * @return without quotes and backslashes if it is a Quoted-string; empty if there is none
     * @throws SmtpSyntaxException 501 5.5.4
     */
    public String string() throws SmtpSyntaxException {
        if (in.peek() == '"') {
            return QuotedString.read(in);
        }
        return in.takeWhile(c -> Abnf.isVisible(c) || in.isUtf8(c));
    }

    /** Whether nothing is left. */
    public boolean isAtEnd() {
        return in.isAtEnd();
    }

    /**
     * Nothing more is allowed.
     *
     * @throws SmtpSyntaxException 501 5.5.4 if there is more
     */
    public void end() throws SmtpSyntaxException {
        if (!in.isAtEnd()) {
            throw in.expected("nothing more");
        }
    }

    private void label(String word) throws SmtpSyntaxException {
        if (!in.acceptWord(word)) {
            throw in.expected("\"" + word + "\"");
        }
        in.skipSpaces();
    }

    private long octets(int mark, String digits) throws SmtpSyntaxException {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw in.wrong(mark, "the size of the chunk exceeds " + Long.MAX_VALUE);
        }
    }
}
