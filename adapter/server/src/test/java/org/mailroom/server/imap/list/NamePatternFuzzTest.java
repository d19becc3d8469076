package org.mailroom.server.imap.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A pattern matches what the words of RFC 9051, section 6.3.9, say, whatever it is made of. */
class NamePatternFuzzTest {

    private static final String LETTERS = "ab/*%\u00e4INBOXinbox*%/";

    /** The first octet says where the name begins. */
    @FuzzTest(maxDuration = "60s")
    void patterns(byte[] octets) {
        if (octets.length < 3) {
            return;
        }
        int cut = 1 + (octets[0] & 0xff) % (octets.length - 1);
        String pattern = letters(octets, 1, cut);
        String name = letters(octets, cut, octets.length).replaceAll("[*%]", "x");
        // INBOX is the one name whose case does not count, and the property test has it
        if (name.isEmpty() || name.equalsIgnoreCase("inbox") || name.regionMatches(true, 0, "inbox/", 0, 6)) {
            return;
        }
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches(pattern, name));
    }

    private static String letters(byte[] octets, int from, int to) {
        StringBuilder letters = new StringBuilder();
        for (int i = from; i < to; i++) {
            letters.append(LETTERS.charAt((octets[i] & 0xff) % LETTERS.length()));
        }
        return letters.toString();
    }

    /** Table of which beginnings of the pattern match which of the name. */
    private static boolean matches(String pattern, String name) {
        boolean[] row = new boolean[name.length() + 1];
        row[0] = true;
        for (char c : pattern.toCharArray()) {
            boolean[] next = new boolean[row.length];
            for (int i = 0; i < row.length; i++) {
                boolean isWildcard = c == '*' || c == '%';
                boolean goesOn = i > 0 && (c == '*' || c == '%' && name.charAt(i - 1) != '/');
                boolean isSame = i > 0 && !isWildcard && name.charAt(i - 1) == c && row[i - 1];
                next[i] = isWildcard ? row[i] || goesOn && next[i - 1] : isSame;
            }
            row = next;
        }
        return row[name.length()];
    }
}
