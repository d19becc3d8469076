package org.mailroom.server.imap.search;

import java.util.Optional;
import java.util.function.LongPredicate;

/** An index of texts may spare a SEARCH the reading of messages that cannot match. */
@FunctionalInterface
public interface TextIndex {

    /** There is none. */
    TextIndex NONE = needle -> Optional.empty();

    /**
     * Which messages may hold a text in their header or in a body that SEARCH looks at.
     *
     * @param needle as the client gave it
     * @return by content id; false only for those that do not hold it. Empty when the index cannot tell
     */
    Optional<LongPredicate> candidates(String needle);
}
