package org.mailroom.store.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@link DescriptionFormat}. Nothing is believed: whatever the octets, it fails early or returns. */
final class DescriptionReader {

    private static final int MAX_NUMBER_BITS = 56;

    private final byte[] octets;
    private int at;

    DescriptionReader(byte[] octets) {
        this.octets = octets;
    }

    MessageDescription read() {
        int version = octet();
        if (version != DescriptionFormat.VERSION) {
            throw malformed("version is " + version + "; this release reads " + DescriptionFormat.VERSION);
        }
        Set<Cut> cuts = cuts();
        Envelope envelope = envelope();
        List<String> references = strings();
        BodyPart structure = part(0, 0);
        if (at != octets.length) {
            throw malformed("it goes on after its end");
        }
        return new MessageDescription(envelope, structure, references, cuts);
    }

    private Set<Cut> cuts() {
        long bits = number();
        Set<Cut> cuts = EnumSet.noneOf(Cut.class);
        for (Cut cut : Cut.values()) {
            if ((bits & 1L << cut.ordinal()) != 0) {
                cuts.add(cut);
            }
        }
        if (bits >>> Cut.values().length != 0) {
            throw malformed("an unknown limit");
        }
        return cuts;
    }

    private Envelope envelope() {
        return new Envelope(
                string(),
                string(),
                addresses(),
                addresses(),
                addresses(),
                addresses(),
                addresses(),
                addresses(),
                string(),
                string());
    }

    private List<Address> addresses() {
        int count = count();
        List<Address> addresses = new ArrayList<>(Math.min(count, 16));
        for (int i = 0; i < count; i++) {
            addresses.add(new Address(string(), string(), string(), string()));
        }
        return addresses;
    }

    private BodyPart part(long from, int depth) {
        if (depth > MimeLimits.MAX_DEPTH) {
            throw malformed("parts nested too deep");
        }
        int kind = octet();
        long headerStart = sum(from, number());
        long bodyStart = sum(headerStart, number());
        Extent extent = new Extent(headerStart, bodyStart, sum(bodyStart, number()));
        ContentFields fields = fields();
        return switch (kind) {
            case DescriptionFormat.TEXT -> new TextPart(fields, extent, number(), decoded(extent.octets()));
            case DescriptionFormat.BASIC -> new BasicPart(fields, extent, decoded(extent.octets()));
            case DescriptionFormat.MESSAGE ->
                new MessagePart(fields, extent, number(), envelope(), part(bodyStart, depth + 1));
            case DescriptionFormat.MULTI -> new MultiPart(fields, extent, parts(bodyStart, depth + 1));
            default -> throw malformed("a part of kind " + kind);
        };
    }

    private List<BodyPart> parts(long from, int depth) {
        int count = count();
        if (count == 0) {
            throw malformed("a multipart without parts");
        }
        List<BodyPart> parts = new ArrayList<>(Math.min(count, 16));
        long end = from;
        for (int i = 0; i < count; i++) {
            BodyPart part = part(end, depth);
            parts.add(part);
            end = part.extent().bodyEnd();
        }
        return parts;
    }

    private ContentFields fields() {
        String type = required();
        String subtype = required();
        Map<String, String> parameters = parameters();
        String encoding = required();
        int present = octet();
        return new ContentFields(
                type,
                subtype,
                parameters,
                optional(present, DescriptionFormat.ID),
                optional(present, DescriptionFormat.DESCRIPTION),
                encoding,
                optional(present, DescriptionFormat.MD5),
                (present & DescriptionFormat.DISPOSITION) == 0 ? null : new Disposition(required(), parameters()),
                (present & DescriptionFormat.LANGUAGE) == 0 ? List.of() : strings(),
                optional(present, DescriptionFormat.LOCATION));
    }

    private String optional(int present, int bit) {
        return (present & bit) == 0 ? null : string();
    }

    private Map<String, String> parameters() {
        int count = count();
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            parameters.put(required(), required());
        }
        return parameters;
    }

    private List<String> strings() {
        int count = count();
        List<String> strings = new ArrayList<>(Math.min(count, 16));
        for (int i = 0; i < count; i++) {
            strings.add(required());
        }
        return strings;
    }

    private long decoded(long octetCount) {
        long number = number();
        if (number == 0) {
            return BodyPart.UNKNOWN;
        }
        return number == 1 ? octetCount : number - 2;
    }

    private String required() {
        String string = string();
        if (string == null) {
            throw malformed("a string is missing");
        }
        return string;
    }

    private String string() {
        long number = number();
        int common = CommonStrings.ALL.size();
        if (number <= common) {
            return number == 0 ? null : CommonStrings.ALL.get((int) number - 1);
        }
        long length = number - common;
        if (length > octets.length - at) {
            throw malformed("a string is longer than what is left");
        }
        at += (int) length;
        return new String(octets, at - (int) length, (int) length, ISO_8859_1);
    }

    /** A number of things that take an octet each at least. */
    private int count() {
        long number = number();
        if (number > octets.length - at) {
            throw malformed("more entries than octets");
        }
        return (int) number;
    }

    /** Positions stay far from overflow. */
    private long sum(long position, long distance) {
        long sum = position + distance;
        if (sum >>> MAX_NUMBER_BITS != 0) {
            throw malformed("a position beyond all messages");
        }
        return sum;
    }

    private long number() {
        long number = 0;
        for (int shift = 0; shift < MAX_NUMBER_BITS; shift += 7) {
            int octet = octet();
            number |= (long) (octet & 0x7f) << shift;
            if (octet < 0x80) {
                return number;
            }
        }
        throw malformed("a number without an end");
    }

    private int octet() {
        if (at == octets.length) {
            throw malformed("it ends too early");
        }
        return octets[at++] & 0xff;
    }

    private IllegalArgumentException malformed(String what) {
        return new IllegalArgumentException("The stored description of a message cannot be read at octet " + at + ": "
                + what + ". Describe the message again from its content");
    }
}
