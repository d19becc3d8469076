package org.mailroom.store.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The header of the part at hand: first its octets, up to a limit, then what is kept of its fields. */
final class HeaderBlock {

    /** Of a part without a header. */
    static final ContentFields NO_FIELDS = new ContentFields(
            "text", "plain", ContentTypeReader.US_ASCII, null, null, "7bit", null, null, List.of(), null);

    /** Fields that count once, the first of them, and those whose addresses are put together. */
    private static final Set<String> SINGLE = Set.of(
            "date",
            "subject",
            "in-reply-to",
            "message-id",
            "references",
            "content-type",
            "content-id",
            "content-description",
            "content-transfer-encoding",
            "content-md5",
            "content-disposition",
            "content-language",
            "content-location");

    /** What an address or parameter takes in memory beside its text. */
    private static final int ENTRY_OCTETS = 64;

    private static final Set<String> ADDRESSES = Set.of("from", "sender", "reply-to", "to", "cc", "bcc");

    private final MimeLimits limits;
    private final Set<Cut> cuts;
    private final Map<String, String> single = new HashMap<>();
    private final Map<String, List<String>> addresses = new HashMap<>();
    private byte[] octets = new byte[2048];
    private int length;
    private long keptOctets;

    HeaderBlock(MimeLimits limits, Set<Cut> cuts) {
        this.limits = limits;
        this.cuts = cuts;
    }

    void clear() {
        length = 0;
    }

    void append(byte[] source, int from, int to) {
        int count = Math.min(to - from, limits.headerOctets() - length);
        if (count < to - from) {
            cuts.add(Cut.HEADER_OCTETS);
        }
        if (length + count > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(length + count, 2 * octets.length));
        }
        System.arraycopy(source, from, octets, length, count);
        length += count;
    }

    /** What the last header left, once it has been read: size of the values, and what their parts cost. */
    long keptOctets() {
        return keptOctets;
    }

    /** Reads the header: to be called first. @param inDigest what no Content-Type means (RFC 2046 section 5.1.5) */
    ContentFields contentFields(boolean inDigest) {
        readFields();
        ContentTypeReader type = new ContentTypeReader(single.get("content-type"), limits.parameters(), cuts);
        type.read(inDigest);
        Disposition disposition = disposition();
        List<String> language = language();
        int dispositionParameters =
                disposition == null ? 0 : disposition.parameters().size();
        keepEntries(type.parameters().size() + dispositionParameters + language.size());
        return new ContentFields(
                type.type(),
                type.subtype(),
                type.parameters(),
                single.get("content-id"),
                single.get("content-description"),
                encoding(),
                single.get("content-md5"),
                disposition,
                language,
                single.get("content-location"));
    }

    Envelope envelope() {
        return new Envelope(
                single.get("date"),
                single.get("subject"),
                addresses("from"),
                addresses("sender"),
                addresses("reply-to"),
                addresses("to"),
                addresses("cc"),
                addresses("bcc"),
                single.get("in-reply-to"),
                single.get("message-id"));
    }

    List<String> references() {
        List<String> all = MessageIds.parse(single.get("references"));
        if (all.size() <= limits.references()) {
            return all;
        }
        cuts.add(Cut.REFERENCES);
        return all.subList(all.size() - limits.references(), all.size());
    }

    private void readFields() {
        single.clear();
        addresses.clear();
        keptOctets = 0;
        HeaderFields fields = new HeaderFields(octets, length);
        for (int count = 0; fields.next(); count++) {
            if (count == limits.headerFields()) {
                cuts.add(Cut.HEADER_FIELDS);
                return;
            }
            keep(fields);
        }
    }

    private void keep(HeaderFields fields) {
        String name = fields.name().toLowerCase(Locale.ROOT);
        boolean isAddresses = ADDRESSES.contains(name);
        if (!isAddresses && (!SINGLE.contains(name) || single.containsKey(name))) {
            return;
        }
        String value = fields.value(limits.fieldOctets());
        if (fields.valueLength() > limits.fieldOctets()) {
            cuts.add(Cut.FIELD_OCTETS);
        }
        keptOctets += value.length();
        if (isAddresses) {
            addresses.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
        } else {
            single.put(name, value);
        }
    }

    private List<Address> addresses(String name) {
        AddressReader reader = new AddressReader(limits.addresses());
        for (String value : addresses.getOrDefault(name, List.of())) {
            if (!reader.read(value)) {
                cuts.add(Cut.ADDRESSES);
            }
        }
        keepEntries(reader.addresses().size());
        return reader.addresses();
    }

    private void keepEntries(int count) {
        keptOctets += (long) count * ENTRY_OCTETS;
    }

    private String encoding() {
        String value = single.get("content-transfer-encoding");
        String token = value == null ? "" : new FieldCursor(value).token().toLowerCase(Locale.ROOT);
        return token.isEmpty() ? "7bit" : token;
    }

    private Disposition disposition() {
        String value = single.get("content-disposition");
        if (value == null) {
            return null;
        }
        FieldCursor cursor = new FieldCursor(value);
        String type = cursor.token().toLowerCase(Locale.ROOT);
        Map<String, String> parameters = new ParameterReader(cursor, limits.parameters(), cuts).read();
        return type.isEmpty() ? null : new Disposition(type, parameters);
    }

    private List<String> language() {
        String value = single.get("content-language");
        List<String> tags = new ArrayList<>();
        if (value != null) {
            FieldCursor cursor = new FieldCursor(value);
            while (!cursor.atEnd() && tags.size() < limits.parameters()) {
                String tag = cursor.token();
                if (!tag.isEmpty()) {
                    tags.add(tag);
                } else {
                    cursor.skip();
                }
            }
        }
        return tags;
    }
}
