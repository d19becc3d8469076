package org.mailroom.server.imap.list;

import org.mailroom.codec.imap.MailboxName;
import org.mailroom.store.mailbox.MailboxTree;

/**
 * A pattern of LIST: {@code *} stands for anything, {@code %} for anything within a level. All places that a name can be at in the
 * pattern are followed at once, so that the work is at most the product of their lengths, however many wildcards there are.
 */
final class NamePattern {

    private final String pattern;
    private final int fixed;

    NamePattern(String pattern) {
        this.pattern = pattern;
        this.fixed = (int) pattern.chars().filter(c -> !isWildcard((char) c)).count();
    }

    /** Whether it is the name of a mailbox; INBOX is it in any case. */
    boolean matches(String name) {
        if (fixed > name.length()) {
            return false;
        }
        boolean anyCase = new MailboxName(name).isInbox();
        boolean[] places = new boolean[pattern.length() + 1];
        places[0] = true;
        skipWildcards(places);
        for (int i = 0; i < name.length(); i++) {
            places = step(places, name.charAt(i), anyCase);
        }
        return places[pattern.length()];
    }

    private boolean[] step(boolean[] places, char c, boolean anyCase) {
        boolean[] next = new boolean[places.length];
        for (int i = 0; i < pattern.length(); i++) {
            char expected = pattern.charAt(i);
            if (!places[i]) {
                continue;
            }
            if (expected == '*' || expected == '%' && c != MailboxTree.SEPARATOR) {
                next[i] = true;
            } else if (!isWildcard(expected) && isSame(expected, c, anyCase)) {
                next[i + 1] = true;
            }
        }
        skipWildcards(next);
        return next;
    }

    /** A wildcard may stand for nothing. */
    private void skipWildcards(boolean[] places) {
        for (int i = 0; i < pattern.length(); i++) {
            if (places[i] && isWildcard(pattern.charAt(i))) {
                places[i + 1] = true;
            }
        }
    }

    private static boolean isSame(char one, char other, boolean anyCase) {
        return one == other || anyCase && Character.toUpperCase(one) == other;
    }

    private static boolean isWildcard(char c) {
        return c == '*' || c == '%';
    }
}
