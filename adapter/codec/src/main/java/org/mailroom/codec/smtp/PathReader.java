package org.mailroom.codec.smtp;

import java.util.Optional;

/** Reads paths and mailboxes (RFC 5321, section 4.1.2; RFC 6531, section 3.3). */
final class PathReader {

    /** RFC 5321, section 4.5.3.1.1. */
    private static final int MAX_LOCAL_PART = 64;

    /** RFC 5321, section 4.5.3.1.3, punctuation included. */
    private static final int MAX_PATH = 256;

    private static final String POSTMASTER = "Postmaster";

    private final ArgumentCursor in;
    private final DomainReader domains;

    PathReader(ArgumentCursor in) {
        this.in = in;
        this.domains = new DomainReader(in);
    }

    /** Reverse-path = Path / "&lt;&gt;". */
    Optional<Mailbox> reversePath() throws SmtpSyntaxException {
        int mark = in.mark();
        openingBracket();
        if (in.accept('>')) {
            return Optional.empty();
        }
        return Optional.of(path(mark));
    }

    /** Forward-path = Path, or "&lt;Postmaster&gt;" (section 4.1.1.3). */
    Mailbox forwardPath() throws SmtpSyntaxException {
        int mark = in.mark();
        openingBracket();
        int start = in.mark();
        String local = in.takeWhile(Abnf::isAtext);
        if (local.equalsIgnoreCase(POSTMASTER) && in.accept('>')) {
            return new Mailbox(local, "");
        }
        in.rewind(start);
        return path(mark);
    }

    /** Path = "&lt;" [ A-d-l ":" ] Mailbox "&gt;", after its bracket. */
    private Mailbox path(int mark) throws SmtpSyntaxException {
        if (in.peek() == '@') {
            sourceRoute();
        }
        Mailbox mailbox = mailbox();
        in.expect('>');
        in.limit(mark, MAX_PATH, "a path");
        return mailbox;
    }

    /** A-d-l ":", accepted and ignored (section 4.1.1.3, appendix C). */
    private void sourceRoute() throws SmtpSyntaxException {
        do {
            in.expect('@');
            domains.domain();
        } while (in.accept(','));
        in.expect(':');
    }

    /** Mailbox = Local-part "@" ( Domain / address-literal ). */
    Mailbox mailbox() throws SmtpSyntaxException {
        String localPart = localPart();
        in.expect('@');
        return new Mailbox(localPart, domains.domainOrAddressLiteral());
    }

    /** Local-part = Dot-string / Quoted-string. */
    private String localPart() throws SmtpSyntaxException {
        int mark = in.mark();
        String localPart = in.peek() == '"' ? QuotedString.read(in) : dotString();
        in.limit(mark, MAX_LOCAL_PART, "a local part");
        return localPart;
    }

    /** Dot-string = Atom *("." Atom). */
    private String dotString() throws SmtpSyntaxException {
        int mark = in.mark();
        do {
            atom();
        } while (in.accept('.'));
        return in.since(mark);
    }

    /** Atom = 1*atext. */
    private void atom() throws SmtpSyntaxException {
        if (in.takeWhile(c -> Abnf.isAtext(c) || in.isUtf8(c)).isEmpty()) {
            throw in.expected("a character of a local part");
        }
    }

    private void openingBracket() throws SmtpSyntaxException {
        if (!in.accept('<')) {
            throw in.expected("'<', an address stands in angle brackets");
        }
    }
}
