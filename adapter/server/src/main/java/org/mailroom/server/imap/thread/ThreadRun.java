package org.mailroom.server.imap.thread;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.mailroom.codec.imap.ThreadArguments.Algorithm;
import org.mailroom.server.imap.message.MessageBatches;
import org.mailroom.server.imap.message.MessageBatches.Entry;
import org.mailroom.server.imap.message.MessageSource;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mime.MessageDescription;
import org.mailroom.store.mime.SortKeys;

/** A THREAD in progress: it takes what it needs of some hundred messages at a step. What cannot be read any more stands alone. */
public final class ThreadRun {

    private final Algorithm algorithm;
    private final MailboxSnapshot mailbox;
    private final MessageSource source;
    private final MessageBatches batches;
    private final int[] indexes;
    private final List<ThreadedMessage> messages = new ArrayList<>();
    private final ReferenceLinks links = new ReferenceLinks();

    /** @param indexes of the messages to be threaded; not to be changed any more */
    public ThreadRun(Algorithm algorithm, MailboxSnapshot mailbox, BitSet indexes, MessageSource source) {
        this.algorithm = algorithm;
        this.mailbox = mailbox;
        this.source = source;
        this.batches = new MessageBatches(mailbox, indexes);
        this.indexes = indexes.stream().toArray();
    }

    /**
     * Takes a step.
     *
     * @return whether there is more to do
     * @throws org.mailroom.store.StoreException when the store fails
     */
    public boolean advance() {
        List<Entry> batch = batches.next();
        Map<Long, MessageDescription> descriptions = MessageBatches.describe(source, batch);
        for (Entry entry : batch) {
            MessageDescription description = descriptions.get(entry.row().contentId());
            SortKeys keys = description == null ? null : SortKeys.of(description);
            messages.add(ThreadedMessage.of(entry.row(), keys));
            if (algorithm == Algorithm.REFERENCES) {
                links.add(keys == null ? null : keys.messageId(), keys == null ? List.of() : keys.parents());
            }
        }
        return !batch.isEmpty();
    }

    /**
     * The response, once {@link #advance} has said that there is nothing more to do.
     *
     * @param byUid whether the client is told UIDs, not numbers
     */
    public ThreadOutput output(boolean byUid) {
        MessageThreads threads = algorithm == Algorithm.REFERENCES
                ? SubjectMerge.merged(messages, links.parents())
                : OrderedSubject.threads(messages);
        return new ThreadOutput(
                threads, place -> byUid ? mailbox.get(indexes[place]).uid() : indexes[place] + 1L);
    }
}
