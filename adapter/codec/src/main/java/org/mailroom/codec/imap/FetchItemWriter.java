package org.mailroom.codec.imap;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the names of fetched items (RFC 9051, section 9, msg-att-static; RFC 3516, section 7). */
final class FetchItemWriter {

    private final ImapWriter out;

    FetchItemWriter(ImapWriter out) {
        this.out = out;
    }

    void write(FetchItem item) {
        if (item instanceof FetchItem.Attribute attribute) {
            out.word(attribute.word());
        } else if (item instanceof FetchItem.BodySection body) {
            section(body.section());
            origin(body.partial());
        } else if (item instanceof FetchItem.Binary binary) {
            out.word("BINARY[" + part(binary.part()) + "]");
            origin(binary.partial());
        } else if (item instanceof FetchItem.BinarySize size) {
            out.word("BINARY.SIZE[" + part(size.part()) + "]");
        } else {
            out.word("PREVIEW");
        }
    }

    private void section(Section section) {
        String part = part(section.part());
        String text = section.text().word();
        out.word("BODY").adjoin().begin('[');
        if (!part.isEmpty() || !text.isEmpty()) {
            out.word(part.isEmpty() || text.isEmpty() ? part + text : part + "." + text);
        }
        if (section.text().hasFields()) {
            out.beginList();
            section.fields().forEach(out::astring);
            out.endList();
        }
        out.end(']');
    }

    private void origin(Partial partial) {
        if (partial != null) {
            out.adjoin().word("<" + partial.offset() + ">");
        }
    }

    private static String part(List<Long> part) {
        return part.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
