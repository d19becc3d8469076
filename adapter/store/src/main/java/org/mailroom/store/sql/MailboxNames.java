package org.mailroom.store.sql;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MailboxTree;

/** Which names mailboxes can have. */
final class MailboxNames {

    static final int MAX_CHARACTERS = 1000;
    static final int MAX_LEVELS = 20;

    private static final String SEPARATOR = String.valueOf(MailboxTree.SEPARATOR);

    private MailboxNames() {}

    /** @throws IllegalArgumentException when no mailbox can have it, saying why */
    static String checked(String name) {
        if (name.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("a mailbox's name has at most " + MAX_CHARACTERS + " characters");
        }
        List<String> levels = levels(name);
        if (levels.size() > MAX_LEVELS) {
            throw new IllegalArgumentException("a mailbox's name has at most " + MAX_LEVELS + " levels");
        }
        if (levels.contains("")) {
            throw new IllegalArgumentException("a level of a mailbox's name has one character or more");
        }
        if (levels.get(0).equalsIgnoreCase(Mailbox.INBOX) && !levels.get(0).equals(Mailbox.INBOX)) {
            throw new IllegalArgumentException("INBOX is written in upper case");
        }
        checkCharacters(name);
        return name;
    }

    /** The names above this one, the highest first. */
    static List<String> superiors(String name) {
        List<String> superiors = new ArrayList<>();
        for (int i = name.indexOf(MailboxTree.SEPARATOR); i >= 0; i = name.indexOf(MailboxTree.SEPARATOR, i + 1)) {
            superiors.add(name.substring(0, i));
        }
        return superiors;
    }

    static boolean isInferior(String name, String of) {
        return name.startsWith(of + SEPARATOR);
    }

    /** RFC 5198 forbids these in names, and a database does not keep all of them. */
    private static void checkCharacters(String name) {
        for (int i = 0; i < name.length(); i++) {
            char symbol = name.charAt(i);
            if (Character.isISOControl(symbol) || symbol == '\u2028' || symbol == '\u2029') {
                throw new IllegalArgumentException("a mailbox's name must not hold control characters");
            }
        }
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(name));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a mailbox's name must not hold half a surrogate pair", e);
        }
    }

    private static List<String> levels(String name) {
        return List.of(name.split(SEPARATOR, -1));
    }
}
