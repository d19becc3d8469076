package org.mailroom.codec.imap;

import java.nio.charset.StandardCharsets;

/** Reads the names of mailboxes and patterns of them (RFC 9051, section 9; RFC 3501, section 5.1.3). */
final class MailboxReader {

    private final ImapCursor in;
    private final StringReader strings;

    MailboxReader(ImapCursor in) {
        this.in = in;
        this.strings = new StringReader(in);
    }

    /** {@code mailbox}. */
    MailboxName mailbox() throws ImapSyntaxException {
        int mark = in.mark();
        return new MailboxName(decode(mark, strings.astring(StandardCharsets.UTF_8)));
    }

    /** {@code list-mailbox}, wildcards beside each other made one. */
    String listMailbox() throws ImapSyntaxException {
        int mark = in.mark();
        String pattern = strings.isString()
                ? strings.string(StandardCharsets.UTF_8)
                : in.takeOne(Abnf::isListChar, "a mailbox name or pattern");
        return joinWildcards(decode(mark, pattern));
    }

    private String decode(int mark, String sent) throws ImapSyntaxException {
        String name = in.isUtf8() ? sent : decodeModifiedUtf7(mark, sent);
        if (!name.codePoints().allMatch(MailboxName::isAllowed)) {
            throw in.wrong(mark, "a control character in the name of a mailbox");
        }
        return name;
    }

    private String decodeModifiedUtf7(int mark, String sent) throws ImapSyntaxException {
        try {
            return ModifiedUtf7.decode(sent);
        } catch (ImapSyntaxException e) {
            throw in.wrong(mark, "in the name of a mailbox: " + e.getMessage());
        }
    }

    /** A run with {@code *} in it matches what {@code *} does, one of {@code %} only what a single one does. */
    private static String joinWildcards(String pattern) {
        StringBuilder joined = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int last = joined.length() - 1;
            boolean afterWildcard = last >= 0 && isWildcard(joined.charAt(last));
            if (!isWildcard(c) || !afterWildcard) {
                joined.append(c);
            } else if (c == '*') {
                joined.setCharAt(last, c);
            }
        }
        return joined.toString();
    }

    private static boolean isWildcard(char c) {
        return c == '*' || c == '%';
    }
}
