package org.mailroom.codec.imap;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A flag or keyword (RFC 9051, section 2.3.2). Case makes no difference: two flags are equal if their names are but for
 * the case of ASCII letters.
 */
public final class Flag {

    public static final Flag ANSWERED = new Flag("\\Answered");
    public static final Flag DELETED = new Flag("\\Deleted");
    public static final Flag DRAFT = new Flag("\\Draft");
    public static final Flag FLAGGED = new Flag("\\Flagged");
    public static final Flag SEEN = new Flag("\\Seen");

    /** Only the server sets it (RFC 3501, section 2.3.2). */
    public static final Flag RECENT = new Flag("\\Recent");

    private static final Map<String, Flag> KNOWN = Stream.concat(
                    Stream.of(ANSWERED, DELETED, DRAFT, FLAGGED, SEEN, RECENT),
                    Stream.of(
                                    "$Forwarded",
                                    "$MDNSent",
                                    "$Junk",
                                    "$NotJunk",
                                    "$Phishing",
                                    "$Important",
                                    "$SubmitPending",
                                    "$Submitted")
                            .map(Flag::new))
            .collect(Collectors.toUnmodifiableMap(flag -> flag.folded, flag -> flag));

    private final String name;
    private final String folded;

    private Flag(String name) {
        this.name = name;
        this.folded = Abnf.upperCase(name);
    }

    /**
     * The flag of this name. Well-known ones are written as their RFCs have them, others as they are here.
     *
     * @param name an atom, with a backslash before it unless it is a keyword
     * @throws IllegalArgumentException if it is not that
     */
    public static Flag of(String name) {
        Flag known = KNOWN.get(Abnf.upperCase(name));
        if (known != null) {
            return known;
        }
        String atom = name.startsWith("\\") ? name.substring(1) : name;
        if (atom.isEmpty() || !atom.chars().allMatch(Abnf::isAtomChar)) {
            throw new IllegalArgumentException("A flag is an atom, with or without a backslash");
        }
        return new Flag(name);
    }

    /** As it is written, with its backslash. */
    public String name() {
        return name;
    }

    /** Whether it has no backslash: users may invent it. */
    public boolean isKeyword() {
        return !name.startsWith("\\");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Flag flag && folded.equals(flag.folded);
    }

    @Override
    public int hashCode() {
        return folded.hashCode();
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
