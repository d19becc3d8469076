package org.mailroom.codec.smtp;

/** Reads domains and address literals (RFC 5321, sections 4.1.2 and 4.1.3; RFC 6531, section 3.3). */
final class DomainReader {

    /** RFC 5321, section 4.5.3.1.2. */
    static final int MAX_DOMAIN = 255;

    /** RFC 1035, section 2.3.4. */
    private static final int MAX_LABEL = 63;

    private final ArgumentCursor in;

    DomainReader(ArgumentCursor in) {
        this.in = in;
    }

    String domainOrAddressLiteral() throws SmtpSyntaxException {
        return in.peek() == '[' ? addressLiteral() : domain();
    }

    /** Domain = sub-domain *("." sub-domain). */
    String domain() throws SmtpSyntaxException {
        int mark = in.mark();
        do {
            subDomain();
        } while (in.accept('.'));
        in.limit(mark, MAX_DOMAIN, "a domain");
        return in.since(mark);
    }

    /** sub-domain = Let-dig [Ldh-str] / U-label. */
    private void subDomain() throws SmtpSyntaxException {
        int mark = in.mark();
        String label = in.takeWhile(c -> Abnf.isLdh(c) || in.isULabel(c));
        if (label.isEmpty()) {
            throw in.expected("a letter or digit of a domain");
        }
        if (label.startsWith("-") || label.endsWith("-")) {
            throw in.wrong(mark, "a label of a domain neither starts nor ends with '-'");
        }
        // A U-label may be longer than the A-label that the DNS sees.
        if (label.length() > MAX_LABEL && label.chars().allMatch(Abnf::isLdh)) {
            in.limit(mark, MAX_LABEL, "a label of a domain");
        }
    }

    /** address-literal, with its brackets. */
    String addressLiteral() throws SmtpSyntaxException {
        int mark = in.mark();
        in.expect('[');
        String address = in.takeWhile(Abnf::isDcontent);
        if (in.peek() != ']') {
            throw in.expected("']' or a character of an address literal");
        }
        if (!AddressLiteral.isValid(address)) {
            throw in.wrong(mark + 1, "no IPv4 address, \"IPv6:\" and address, or tag and address");
        }
        in.next();
        in.limit(mark, MAX_DOMAIN, "an address literal");
        return in.since(mark);
    }
}
