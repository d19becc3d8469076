package org.mailroom.server.imap.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.mailroom.codec.imap.FetchItem;
import org.mailroom.codec.imap.Section;
import org.mailroom.server.imap.message.ContentGoneException;
import org.mailroom.server.imap.message.MessageOctets;
import org.mailroom.store.mime.BasicPart;
import org.mailroom.store.mime.BodyPart;
import org.mailroom.store.mime.DecodedInput;
import org.mailroom.store.mime.MessageDescription;
import org.mailroom.store.mime.OctetRange;
import org.mailroom.store.mime.Section.Kind;
import org.mailroom.store.mime.TextPart;

/** Finds the octets of the sections of one message. Empty is what the message does not have: NIL. */
final class SectionReader {

    /** Headers of more octets are read twice when some of their fields are wanted: first to count. */
    private static final int MAX_HEADER = 64 * 1024;

    private static final InputStream NOTHING = InputStream.nullInputStream();

    private final MessageOctets message;
    private final MessageDescription description;

    /** @param description may be null if only the whole message is asked for */
    SectionReader(MessageOctets message, MessageDescription description) {
        this.message = message;
        this.description = description;
    }

    /** {@code BODY[...]}. */
    Optional<SectionOctets> body(FetchItem.BodySection item) throws ContentGoneException {
        Optional<OctetRange> range = range(item.section());
        if (range.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (item.section().fields().isEmpty()) {
                return Optional.of(part(range.get(), item));
            }
            return Optional.of(fields(range.get(), item.section()).partial(item.partial()));
        } catch (IOException e) {
            throw MessageOctets.failure(e);
        }
    }

    /** {@code BINARY[...]}. @throws UnknownEncodingException when it cannot be decoded */
    Optional<SectionOctets> binary(FetchItem.Binary item) throws ContentGoneException, UnknownEncodingException {
        if (item.part().isEmpty()) {
            return body(new FetchItem.BodySection(Section.MESSAGE, item.partial(), item.peek()));
        }
        Optional<BodyPart> part = part(item.part());
        if (part.isEmpty()) {
            return Optional.empty();
        }
        long length = decodedOctets(part.get());
        boolean isLeaf = part.get() instanceof TextPart || part.get() instanceof BasicPart;
        InputStream octets = message.open(part.get().extent().body());
        try {
            InputStream decoded =
                    isLeaf ? DecodedInput.open(octets, part.get().fields().encoding()) : octets;
            return Optional.of(new SectionOctets(length, decoded).partial(item.partial()));
        } catch (IOException e) {
            throw MessageOctets.failure(e);
        }
    }

    /** {@code BINARY.SIZE[...]}; 0 when there is no such part. @throws UnknownEncodingException as for BINARY */
    long binarySize(FetchItem.BinarySize item) throws UnknownEncodingException {
        if (item.part().isEmpty()) {
            return description.octets();
        }
        Optional<BodyPart> part = part(item.part());
        return part.isEmpty() ? 0 : decodedOctets(part.get());
    }

    private static long decodedOctets(BodyPart part) throws UnknownEncodingException {
        long decoded = part.octets();
        if (part instanceof TextPart text) {
            decoded = text.decodedOctets();
        } else if (part instanceof BasicPart basic) {
            decoded = basic.decodedOctets();
        }
        if (decoded == BodyPart.UNKNOWN) {
            throw new UnknownEncodingException();
        }
        return decoded;
    }

    private SectionOctets part(OctetRange range, FetchItem.BodySection item) throws ContentGoneException {
        OctetRange wanted = range;
        if (item.partial() != null) {
            long start = range.start() + Math.min(item.partial().offset(), range.length());
            wanted = new OctetRange(start, start + Math.min(item.partial().count(), range.end() - start));
        }
        // An empty part of a message that has gone is known by the whole of it
        InputStream octets = wanted.length() == 0 ? emptyIn(range) : message.open(wanted);
        return new SectionOctets(wanted.length(), octets);
    }

    private InputStream emptyIn(OctetRange range) throws ContentGoneException {
        message.open(range);
        return NOTHING;
    }

    private SectionOctets fields(OctetRange range, Section section) throws ContentGoneException, IOException {
        if (range.length() <= MAX_HEADER) {
            try (InputStream filtered = filtered(message.open(range), section)) {
                byte[] octets = filtered.readAllBytes();
                return new SectionOctets(octets.length, new ByteArrayInputStream(octets));
            }
        }
        long length;
        try (InputStream filtered = filtered(message.open(range), section)) {
            length = filtered.transferTo(OutputStream.nullOutputStream());
        }
        return new SectionOctets(length, filtered(message.open(range), section));
    }

    private static InputStream filtered(InputStream header, Section section) {
        boolean isNot = section.text() == Section.Text.HEADER_FIELDS_NOT;
        return new HeaderFieldFilter(new BufferedInputStream(header), section.fields(), isNot);
    }

    private Optional<OctetRange> range(Section section) {
        if (section.equals(Section.MESSAGE)) {
            return Optional.of(message.whole());
        }
        return numbers(section.part())
                .flatMap(part -> description.range(new org.mailroom.store.mime.Section(part, kind(section.text()))));
    }

    private Optional<BodyPart> part(List<Long> part) {
        return numbers(part).flatMap(description::part);
    }

    /** Part numbers; empty when there is one that no message has. */
    private static Optional<List<Integer>> numbers(List<Long> part) {
        return part.stream().allMatch(number -> number <= Integer.MAX_VALUE)
                ? Optional.of(part.stream().map(Long::intValue).toList())
                : Optional.empty();
    }

    private static Kind kind(Section.Text text) {
        return switch (text) {
            case ALL -> Kind.ALL;
            case HEADER, HEADER_FIELDS, HEADER_FIELDS_NOT -> Kind.HEADER;
            case TEXT -> Kind.TEXT;
            case MIME -> Kind.MIME;
        };
    }
}
