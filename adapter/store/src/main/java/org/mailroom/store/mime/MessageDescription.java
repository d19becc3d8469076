package org.mailroom.store.mime;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that is known of a message after its arrival.
 *
 * @param envelope of the message
 * @param structure of the message; its extent is the message
 * @param references the identifiers of the References field, oldest first, as {@link MessageIds} normalises them
 * @param cuts which limits the message went beyond
 */
public record MessageDescription(Envelope envelope, BodyPart structure, List<String> references, Set<Cut> cuts) {

    public MessageDescription {
        references = List.copyOf(references);
        cuts = cuts.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(cuts));
    }

    /** Size of the message (RFC822.SIZE). */
    public long octets() {
        return structure.extent().bodyEnd();
    }

    /**
     * The part with a number of RFC 9051 section 6.4.5: the only body of a message that is no multipart is its part 1, and
     * the numbers of a message within the message go on after its own.
     *
     * @param number part numbers from 1 on; empty for the message itself
     */
    public Optional<BodyPart> part(List<Integer> number) {
        BodyPart part = structure;
        boolean isMessage = true;
        for (int index : number) {
            if (!isMessage && part instanceof MessagePart message) {
                part = message.structure();
                isMessage = true;
            }
            if (part instanceof MultiPart multi) {
                if (index < 1 || index > multi.parts().size()) {
                    return Optional.empty();
                }
                part = multi.parts().get(index - 1);
            } else if (!isMessage || index != 1) {
                return Optional.empty();
            }
            isMessage = false;
        }
        return Optional.of(part);
    }

    /** Where a section lies in the stored message; empty when the message has no such section. */
    public Optional<OctetRange> range(Section section) {
        if (section.part().isEmpty()) {
            return messageRange(structure, section.kind(), new OctetRange(0, octets()));
        }
        return part(section.part()).flatMap(part -> switch (section.kind()) {
            case ALL -> Optional.of(part.extent().body());
            case MIME -> Optional.of(part.extent().header());
            case HEADER, TEXT ->
                part instanceof MessagePart message
                        ? messageRange(
                                message.structure(),
                                section.kind(),
                                part.extent().body())
                        : Optional.empty();
        });
    }

    private static Optional<OctetRange> messageRange(BodyPart message, Section.Kind kind, OctetRange whole) {
        return switch (kind) {
            case ALL -> Optional.of(whole);
            case HEADER -> Optional.of(message.extent().header());
            case TEXT -> Optional.of(message.extent().body());
            case MIME -> Optional.empty();
        };
    }
}
