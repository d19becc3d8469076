package org.mailroom.server.imap.fetch;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.mailroom.codec.imap.FetchItem;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.server.imap.message.MessageBatches;
import org.mailroom.server.imap.message.MessageSource;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mime.MessageDescription;

/**
 * The responses of a FETCH, for as many messages as there may be, in bounded memory: {@link #writeTo} writes some tens of KiB,
 * and goes on where it stopped when it is called again. It blocks while the store is asked. Not for use by two threads at
 * once.
 */
public final class FetchOutput implements AutoCloseable {

    private final FetchPlan plan;
    private final MessageSource source;
    private final SeenMarker seen;
    private final LongPredicate isRecent;
    private final MessageBatches batches;
    private final FetchFaults faults = new FetchFaults();
    private final Map<Long, MessageRow> changed = new HashMap<>();
    private Iterator<MessageBatches.Entry> batch =
            List.<MessageBatches.Entry>of().iterator();
    private Map<Long, MessageDescription> descriptions = Map.of();
    private MessageResponse response;

    /**
     * Nothing is asked or written yet.
     *
     * @param mailbox as the client sees it
     * @param indexes of messages of the mailbox; not to be changed any more
     * @param isRecent by UID, whether a message is \Recent for the client
     */
    public FetchOutput(
            FetchPlan plan,
            MailboxSnapshot mailbox,
            BitSet indexes,
            MessageSource source,
            SeenMarker seen,
            LongPredicate isRecent) {
        this.plan = plan;
        this.source = source;
        this.seen = seen;
        this.isRecent = isRecent;
        this.batches = new MessageBatches(mailbox, indexes);
    }

    /**
     * Writes until so many octets are in the buffer; one item more, or a part of it, may be. What the last call has left in the midst
     * of a message ends with it: between lines others may have their turn.
     *
     * @param out goes on where the last call ended
     * @return whether that was all
     * @throws BrokenLiteralException when the connection must end
     * @throws org.mailroom.store.StoreException when the store fails; what has been written is complete lines then
     */
    public boolean writeTo(ImapWriter out, int enough) throws BrokenLiteralException {
        boolean inTheMidst = response != null;
        while (out.octets() < enough) {
            if (response == null) {
                if (!batch.hasNext() && !nextBatch()) {
                    return true;
                }
                response = response(batch.next());
            }
            if (response.writeTo(out, enough)) {
                close();
                if (inTheMidst && batch.hasNext()) {
                    return false;
                }
            }
        }
        return false;
    }

    /** What could not be answered so far. */
    public FetchFaults faults() {
        return faults;
    }

    /** Lets go of what is open. To be called at the end, whatever the end is. */
    @Override
    public void close() {
        if (response != null) {
            response.close();
            response = null;
        }
    }

    private boolean nextBatch() {
        List<MessageBatches.Entry> entries = batches.next();
        batch = entries.iterator();
        descriptions = plan.needsDescription() ? MessageBatches.describe(source, entries) : Map.of();
        changed.clear();
        if (plan.setsSeen()) {
            markSeen(entries);
        }
        return !entries.isEmpty();
    }

    private void markSeen(List<MessageBatches.Entry> entries) {
        long[] unseen = entries.stream()
                .map(MessageBatches.Entry::row)
                .filter(row -> !row.flags().has(MessageFlags.SEEN))
                .filter(row -> !plan.needsDescription() || descriptions.containsKey(row.contentId()))
                .mapToLong(MessageRow::uid)
                .toArray();
        if (unseen.length > 0) {
            seen.markSeen(unseen).forEach(row -> changed.put(row.uid(), row));
        }
    }

    private MessageResponse response(MessageBatches.Entry entry) {
        MessageRow row = changed.getOrDefault(entry.row().uid(), entry.row());
        Iterator<FetchItem> items = changed.containsKey(row.uid())
                ? Stream.concat(plan.items().stream(), plan.changedItems().stream())
                        .iterator()
                : plan.items().iterator();
        return new MessageResponse(
                entry.index() + 1,
                row,
                isRecent.test(row.uid()),
                descriptions.get(row.contentId()),
                source,
                items,
                faults);
    }
}
