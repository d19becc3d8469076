package org.mailroom.codec.imap;

import java.util.List;

/**
 * A section of a message (RFC 9051, section 6.4.5.1).
 *
 * @param part the numbers of the body part and those it is in, each from 1 to 2<sup>32</sup>-1; empty for the message
 * @param text which text of it
 * @param fields the names of header fields for {@link Text#HEADER_FIELDS} and {@link Text#HEADER_FIELDS_NOT}, as
 *     written; else empty
 */
public record Section(List<Long> part, Text text, List<String> fields) {

    /** The whole message. */
    public static final Section MESSAGE = new Section(List.of(), Text.ALL, List.of());

    /** @throws IllegalArgumentException if the text and the rest do not go together */
    public Section {
        part = List.copyOf(part);
        fields = List.copyOf(fields);
        if (fields.isEmpty() == text.hasFields() || text == Text.MIME && part.isEmpty()) {
            throw new IllegalArgumentException(text + " of part " + part + " with fields " + fields);
        }
    }

    /** Which text of a message or part. */
    public enum Text {
        /** All of it. */
        ALL(""),
        /** The header of a message. */
        HEADER("HEADER"),
        /** These fields of the header of a message. */
        HEADER_FIELDS("HEADER.FIELDS"),
        /** All fields but these. */
        HEADER_FIELDS_NOT("HEADER.FIELDS.NOT"),
        /** What follows the header of a message. */
        TEXT("TEXT"),
        /** The header of a part. */
        MIME("MIME");

        private final String word;

        Text(String word) {
            this.word = word;
        }

        /** As the grammar has it. */
        public String word() {
            return word;
        }

        boolean hasFields() {
            return this == HEADER_FIELDS || this == HEADER_FIELDS_NOT;
        }
    }
}
