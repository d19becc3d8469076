package org.mailroom.store.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A message and its description. */
record TestMail(byte[] octets, MessageDescription description) {

    /** @param text with LF, which becomes CRLF; one octet for each char */
    static TestMail of(String text) {
        return raw(text.replace("\n", "\r\n"));
    }

    static TestMail raw(String text) {
        return of(text.getBytes(ISO_8859_1), MimeLimits.DEFAULT);
    }

    static TestMail of(byte[] octets, MimeLimits limits) {
        try {
            return new TestMail(octets, MessageDescriber.describe(new ByteArrayInputStream(octets), limits));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    BodyPart structure() {
        return description.structure();
    }

    Envelope envelope() {
        return description.envelope();
    }

    BodyPart part(Integer... number) {
        return description.part(List.of(number)).orElseThrow();
    }

    /** The octets of a section, or null. */
    String section(Section.Kind kind, Integer... number) {
        return description
                .range(new Section(List.of(number), kind))
                .map(this::cut)
                .orElse(null);
    }

    String cut(OctetRange range) {
        return new String(Arrays.copyOfRange(octets, (int) range.start(), (int) range.end()), ISO_8859_1);
    }
}
