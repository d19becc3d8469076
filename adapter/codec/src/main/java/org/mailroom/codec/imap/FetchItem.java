package org.mailroom.codec.imap;

import java.util.List;

/** What a FETCH asks for (RFC 9051, section 6.4.5, fetch-att). */
public sealed interface FetchItem {

    /** An item that is but a name. */
    enum Attribute implements FetchItem {
        ENVELOPE("ENVELOPE"),
        FLAGS("FLAGS"),
        INTERNALDATE("INTERNALDATE"),
        UID("UID"),
        BODY("BODY"),
        BODYSTRUCTURE("BODYSTRUCTURE"),
        /** RFC 3501, section 6.4.5. */
        RFC822("RFC822"),
        /** RFC 3501, section 6.4.5. */
        RFC822_HEADER("RFC822.HEADER"),
        RFC822_SIZE("RFC822.SIZE"),
        /** RFC 3501, section 6.4.5. */
        RFC822_TEXT("RFC822.TEXT"),
        /** RFC 7162, section 3.1.4. */
        MODSEQ("MODSEQ"),
        /** RFC 8514, section 4.2. */
        SAVEDATE("SAVEDATE"),
        /** RFC 8474, section 5.1. */
        EMAILID("EMAILID"),
        /** RFC 8474, section 5.2. */
        THREADID("THREADID");

        private final String word;

        Attribute(String word) {
            this.word = word;
        }

        /** As the grammar has it. */
        public String word() {
            return word;
        }
    }

    /**
     * {@code BODY[...]} or {@code BODY.PEEK[...]}.
     *
     * @param partial null for all of it
     * @param peek whether {@code \Seen} stays as it is
     */
    record BodySection(Section section, Partial partial, boolean peek) implements FetchItem {}

    /**
     * {@code BINARY[...]} or {@code BINARY.PEEK[...]} (RFC 3516, section 4.2).
     *
     * @param part as in {@link Section#part()}
     * @param partial null for all of it
     * @param peek whether {@code \Seen} stays as it is
     */
    record Binary(List<Long> part, Partial partial, boolean peek) implements FetchItem {}

    /**
     * {@code BINARY.SIZE[...]} (RFC 3516, section 4.2).
     *
     * @param part as in {@link Section#part()}
     */
    record BinarySize(List<Long> part) implements FetchItem {}

    /**
     * {@code PREVIEW} (RFC 8970).
     *
     * @param lazy whether none is wanted that is not at hand
     */
    record Preview(boolean lazy) implements FetchItem {}
}
