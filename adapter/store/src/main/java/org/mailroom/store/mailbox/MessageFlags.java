package org.mailroom.store.mailbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The flags of a message (RFC 9051, section 2.3.2). Immutable; equal if the same flags are set, whatever the case of the letters
 * of keywords.
 *
 * @param system bits: {@link #SEEN} and the others
 * @param keywords sorted without regard to case, each once, as they were first written
 */
public record MessageFlags(int system, List<String> keywords) {

    public static final int SEEN = 1;
    public static final int ANSWERED = 2;
    public static final int FLAGGED = 4;
    public static final int DELETED = 8;
    public static final int DRAFT = 16;

    /** No flag. */
    public static final MessageFlags NONE = new MessageFlags(0, List.of());

    public MessageFlags {
        keywords = sorted(keywords);
    }

    /** Whether all of these bits are set. */
    public boolean has(int systemFlags) {
        return (system & systemFlags) == systemFlags;
    }

    /** Whether the keyword is set, in any case of its letters. */
    public boolean has(String keyword) {
        return keywords.stream().anyMatch(keyword::equalsIgnoreCase);
    }

    /** These and those of the other; a keyword of both is written as here. */
    public MessageFlags with(MessageFlags other) {
        List<String> all = new ArrayList<>(keywords);
        all.addAll(other.keywords);
        return new MessageFlags(system | other.system, all);
    }

    /** These but those of the other. */
    public MessageFlags without(MessageFlags other) {
        List<String> left =
                keywords.stream().filter(keyword -> !other.has(keyword)).toList();
        return new MessageFlags(system & ~other.system, left);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageFlags flags
                && system == flags.system
                && (keywords.equals(flags.keywords) || folded(keywords).equals(folded(flags.keywords)));
    }

    @Override
    public int hashCode() {
        return 31 * system + folded(keywords).hashCode();
    }

    private static List<String> sorted(Collection<String> keywords) {
        if (keywords.isEmpty()) {
            return List.of();
        }
        SortedMap<String, String> byFolded = new TreeMap<>();
        keywords.forEach(keyword -> byFolded.putIfAbsent(folded(keyword), keyword));
        return List.copyOf(byFolded.values());
    }

    private static List<String> folded(List<String> keywords) {
        return keywords.stream().map(MessageFlags::folded).toList();
    }

    private static String folded(String keyword) {
        return keyword.toLowerCase(Locale.ROOT);
    }
}
