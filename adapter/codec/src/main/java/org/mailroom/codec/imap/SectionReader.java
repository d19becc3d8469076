package org.mailroom.codec.imap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads sections and parts of them (RFC 9051, section 9; RFC 3516, section 7). */
final class SectionReader {

    /** As deep as messages may be nested. */
    static final int MAX_DEPTH = 100;

    private final ImapCursor in;
    private final NumberReader numbers;

    SectionReader(ImapCursor in) {
        this.in = in;
        this.numbers = new NumberReader(in);
    }

    /** {@code section}. */
    Section section() throws ImapSyntaxException {
        in.expect('[');
        List<Long> part = new ArrayList<>();
        Section.Text text = Section.Text.ALL;
        if (Abnf.isDigit(in.peek())) {
            text = part(part) ? text(part) : Section.Text.ALL;
        } else if (in.peek() != ']') {
            text = text(part);
        }
        List<String> fields = text.hasFields() ? headerList() : List.of();
        in.expect(']');
        return new Section(part, text, fields);
    }

    /** {@code section-binary}. */
    List<Long> sectionBinary() throws ImapSyntaxException {
        in.expect('[');
        List<Long> part = new ArrayList<>();
        if (in.peek() != ']' && part(part)) {
            throw in.expected("the number of a part");
        }
        in.expect(']');
        return List.copyOf(part);
    }

    /** {@code partial}, or null if there is none. */
    Partial partial() throws ImapSyntaxException {
        if (!in.accept('<')) {
            return null;
        }
        long offset = numbers.between(0, Long.MAX_VALUE, "the first octet");
        in.expect('.');
        long count = numbers.between(1, Long.MAX_VALUE, "the count of octets");
        in.expect('>');
        return new Partial(offset, count);
    }

    /** {@code section-part}; whether a dot follows it that no number follows. */
    private boolean part(List<Long> part) throws ImapSyntaxException {
        do {
            if (part.size() == MAX_DEPTH) {
                throw in.expected("at most " + MAX_DEPTH + " numbers of parts");
            }
            part.add(numbers.nzNumber());
            if (!in.accept('.')) {
                return false;
            }
        } while (Abnf.isDigit(in.peek()));
        return true;
    }

    /** {@code section-text}, or {@code section-msgtext} if there is no part. */
    private Section.Text text(List<Long> part) throws ImapSyntaxException {
        int mark = in.mark();
        String word = in.name();
        for (Section.Text text : Section.Text.values()) {
            if (text.word().equals(word)
                    && text != Section.Text.ALL
                    && (text != Section.Text.MIME || !part.isEmpty())) {
                return text;
            }
        }
        throw in.wrong(mark, "expected HEADER, HEADER.FIELDS, HEADER.FIELDS.NOT, TEXT or, after a part, MIME");
    }

    /** {@code SP header-list}. */
    private List<String> headerList() throws ImapSyntaxException {
        in.expect(' ');
        in.expect('(');
        List<String> fields = new ArrayList<>();
        StringReader strings = new StringReader(in);
        do {
            fields.add(strings.astring(StandardCharsets.UTF_8));
        } while (in.accept(' '));
        in.expect(')');
        return fields;
    }
}
