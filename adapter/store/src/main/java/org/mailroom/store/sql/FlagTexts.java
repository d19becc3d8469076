package org.mailroom.store.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.mailbox.MessageFlags;

/** Flags as columns. Few combinations are in use at a time: those that were read the same are one object. */
final class FlagTexts {

    /** Characters of all keywords of a message, with the spaces between them. */
    static final int MAX_KEYWORDS = 4000;

    private static final int MAX_KNOWN = 10_000;

    /** Those without keywords, by their bits. */
    private static final List<MessageFlags> WITHOUT_KEYWORDS = IntStream.range(0, 32)
            .mapToObj(system -> new MessageFlags(system, List.of()))
            .toList();

    private record Columns(int system, String keywords) {}

    private final Map<Columns, MessageFlags> known = new HashMap<>();

    /** @param keywords null for none */
    MessageFlags read(int system, String keywords) {
        if (keywords == null && system >= 0 && system < WITHOUT_KEYWORDS.size()) {
            return WITHOUT_KEYWORDS.get(system);
        }
        if (known.size() > MAX_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(new Columns(system, keywords), FlagTexts::flags);
    }

    /** These, as one object with others that are equal, if they have no keywords: so most messages have none of their own. */
    static MessageFlags shared(MessageFlags flags) {
        boolean isPlain = flags.keywords().isEmpty() && flags.system() >= 0 && flags.system() < WITHOUT_KEYWORDS.size();
        return isPlain ? WITHOUT_KEYWORDS.get(flags.system()) : flags;
    }

    /**
     * The keywords in one text, or null for none.
     *
     * @throws IllegalArgumentException when one is no keyword
     * @throws StoreException of kind LIMIT when they are too long together
     */
    static String keywords(MessageFlags flags) {
        if (flags.keywords().isEmpty()) {
            return null;
        }
        for (String keyword : flags.keywords()) {
            if (keyword.isEmpty() || keyword.chars().anyMatch(symbol -> symbol <= ' ' || symbol > '~')) {
                throw new IllegalArgumentException("a keyword has one or more visible ASCII characters: " + keyword);
            }
        }
        String text = String.join(" ", flags.keywords());
        if (text.length() > MAX_KEYWORDS) {
            throw new StoreException(
                    Kind.LIMIT,
                    "the keywords of a message have at most " + MAX_KEYWORDS + " characters, not " + text.length());
        }
        return text;
    }

    private static MessageFlags flags(Columns columns) {
        List<String> keywords = columns.keywords() == null
                ? List.of()
                : List.of(columns.keywords().split(" "));
        return new MessageFlags(columns.system(), keywords);
    }
}
