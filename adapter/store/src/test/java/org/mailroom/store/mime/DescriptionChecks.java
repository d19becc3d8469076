package org.mailroom.store.mime;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every description. */
final class DescriptionChecks {

    private DescriptionChecks() {}

    static void assertSound(MessageDescription description) {
        assertThat(description.structure().extent().headerStart()).isZero();
        assertInside(description.structure());
        assertThat(DescriptionFormat.read(DescriptionFormat.write(description))).isEqualTo(description);
    }

    private static void assertInside(BodyPart part) {
        long at = part.extent().bodyStart();
        long end = part.extent().bodyEnd();
        if (part instanceof MultiPart multi) {
            for (BodyPart child : multi.parts()) {
                assertThat(child.extent().headerStart()).isGreaterThanOrEqualTo(at);
                assertThat(child.extent().bodyEnd()).isLessThanOrEqualTo(end);
                at = child.extent().bodyEnd();
                assertInside(child);
            }
        } else if (part instanceof MessagePart message) {
            Extent inner = message.structure().extent();
            assertThat(inner.headerStart()).isEqualTo(at);
            assertThat(inner.bodyEnd()).isEqualTo(end);
            assertThat(message.lines()).isBetween(0L, part.octets());
            assertInside(message.structure());
        } else if (part instanceof TextPart text) {
            assertThat(text.lines()).isBetween(0L, part.octets());
            assertThat(text.decodedOctets()).isBetween(-1L, part.octets());
        }
    }
}
