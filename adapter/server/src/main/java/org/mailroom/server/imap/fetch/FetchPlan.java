package org.mailroom.server.imap.fetch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailroom.codec.imap.FetchItem;
import org.mailroom.codec.imap.FetchItem.Attribute;
import org.mailroom.codec.imap.Section;

/**
 * What a FETCH answers for each message, and what that needs.
 *
 * @param items in their order, each once
 * @param changedItems those to add for a message that becomes \Seen by the FETCH
 * @param needsDescription whether descriptions are to be asked for
 * @param setsSeen whether messages become \Seen (RFC 9051, section 6.4.5)
 */
public record FetchPlan(
        List<FetchItem> items, List<FetchItem> changedItems, boolean needsDescription, boolean setsSeen) {

    /**
     * A plan.
     *
     * @param wanted what the client asked for
     * @param withUid whether UID is implied, as for UID FETCH
     * @param withModSeq whether MODSEQ is implied, as for CHANGEDSINCE (RFC 7162, section 3.1.4.1)
     * @param condStore whether the client wants to know the MODSEQ of changed flags
     * @param readOnly whether nothing is to become \Seen
     */
    public static FetchPlan of(
            List<FetchItem> wanted, boolean withUid, boolean withModSeq, boolean condStore, boolean readOnly) {
        Set<FetchItem> items = new LinkedHashSet<>();
        if (withUid) {
            items.add(Attribute.UID);
        }
        items.addAll(wanted);
        if (withModSeq) {
            items.add(Attribute.MODSEQ);
        }
        List<FetchItem> changed = new ArrayList<>();
        addMissing(Attribute.FLAGS, items, changed);
        if (condStore) {
            addMissing(Attribute.MODSEQ, items, changed);
        }
        return new FetchPlan(
                List.copyOf(items),
                changed,
                items.stream().anyMatch(FetchPlan::needsDescription),
                !readOnly && items.stream().anyMatch(FetchPlan::setsSeen));
    }

    private static void addMissing(FetchItem item, Set<FetchItem> items, List<FetchItem> missing) {
        if (!items.contains(item)) {
            missing.add(item);
        }
    }

    private static boolean needsDescription(FetchItem item) {
        if (item instanceof Attribute attribute) {
            return switch (attribute) {
                case ENVELOPE, BODY, BODYSTRUCTURE, RFC822_HEADER, RFC822_TEXT -> true;
                default -> false;
            };
        }
        if (item instanceof FetchItem.BodySection body) {
            return !body.section().equals(Section.MESSAGE);
        }
        return !(item instanceof FetchItem.Preview);
    }

    private static boolean setsSeen(FetchItem item) {
        return item == Attribute.RFC822
                || item == Attribute.RFC822_TEXT
                || item instanceof FetchItem.BodySection body && !body.peek()
                || item instanceof FetchItem.Binary binary && !binary.peek();
    }
}
