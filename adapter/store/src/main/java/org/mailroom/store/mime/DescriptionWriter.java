package org.mailroom.store.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/** Writes {@link DescriptionFormat}. */
final class DescriptionWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    byte[] write(MessageDescription description) {
        out.write(DescriptionFormat.VERSION);
        int cuts = 0;
        for (Cut cut : description.cuts()) {
            cuts |= 1 << cut.ordinal();
        }
        number(cuts);
        envelope(description.envelope());
        strings(description.references());
        part(description.structure(), 0);
        return out.toByteArray();
    }

    private void envelope(Envelope envelope) {
        string(envelope.date());
        string(envelope.subject());
        addresses(envelope.from());
        addresses(envelope.sender().equals(envelope.from()) ? List.of() : envelope.sender());
        addresses(envelope.replyTo().equals(envelope.from()) ? List.of() : envelope.replyTo());
        addresses(envelope.to());
        addresses(envelope.cc());
        addresses(envelope.bcc());
        string(envelope.inReplyTo());
        string(envelope.messageId());
    }

    private void addresses(List<Address> addresses) {
        number(addresses.size());
        for (Address address : addresses) {
            string(address.name());
            string(address.adl());
            string(address.mailbox());
            string(address.host());
        }
    }

    /** @param from where the part before ends, or the part around begins */
    private void part(BodyPart part, long from) {
        if (part instanceof TextPart text) {
            head(DescriptionFormat.TEXT, part, from);
            number(text.lines());
            decoded(text.decodedOctets(), text.octets());
        } else if (part instanceof BasicPart basic) {
            head(DescriptionFormat.BASIC, part, from);
            decoded(basic.decodedOctets(), basic.octets());
        } else if (part instanceof MessagePart message) {
            head(DescriptionFormat.MESSAGE, part, from);
            number(message.lines());
            envelope(message.envelope());
            part(message.structure(), part.extent().bodyStart());
        } else if (part instanceof MultiPart multi) {
            head(DescriptionFormat.MULTI, part, from);
            number(multi.parts().size());
            long end = part.extent().bodyStart();
            for (BodyPart child : multi.parts()) {
                part(child, end);
                end = child.extent().bodyEnd();
            }
        }
    }

    private void head(int kind, BodyPart part, long from) {
        out.write(kind);
        Extent extent = part.extent();
        number(extent.headerStart() - from);
        number(extent.bodyStart() - extent.headerStart());
        number(extent.octets());
        fields(part.fields());
    }

    private void fields(ContentFields fields) {
        string(fields.type());
        string(fields.subtype());
        parameters(fields.parameters());
        string(fields.encoding());
        out.write(present(fields));
        optional(fields.id());
        optional(fields.description());
        optional(fields.md5());
        if (fields.disposition() != null) {
            string(fields.disposition().type());
            parameters(fields.disposition().parameters());
        }
        if (!fields.language().isEmpty()) {
            strings(fields.language());
        }
        optional(fields.location());
    }

    private static int present(ContentFields fields) {
        return bit(fields.id() != null, DescriptionFormat.ID)
                | bit(fields.description() != null, DescriptionFormat.DESCRIPTION)
                | bit(fields.md5() != null, DescriptionFormat.MD5)
                | bit(fields.disposition() != null, DescriptionFormat.DISPOSITION)
                | bit(!fields.language().isEmpty(), DescriptionFormat.LANGUAGE)
                | bit(fields.location() != null, DescriptionFormat.LOCATION);
    }

    private static int bit(boolean isPresent, int bit) {
        return isPresent ? bit : 0;
    }

    private void parameters(Map<String, String> parameters) {
        number(parameters.size());
        parameters.forEach((name, value) -> {
            string(name);
            string(value);
        });
    }

    private void strings(List<String> strings) {
        number(strings.size());
        strings.forEach(this::string);
    }

    private void optional(String string) {
        if (string != null) {
            string(string);
        }
    }

    private void decoded(long decodedOctets, long octets) {
        if (decodedOctets == BodyPart.UNKNOWN) {
            number(0);
        } else {
            number(decodedOctets == octets ? 1 : decodedOctets + 2);
        }
    }

    /** 0 for null, then the common strings, then lengths. */
    private void string(String string) {
        Integer index = string == null ? Integer.valueOf(-1) : CommonStrings.INDEX.get(string);
        if (index != null) {
            number(index + 1);
        } else {
            number(CommonStrings.ALL.size() + string.length());
            out.writeBytes(string.getBytes(ISO_8859_1));
        }
    }

    private void number(long number) {
        long rest = number;
        while (rest > 0x7f) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
