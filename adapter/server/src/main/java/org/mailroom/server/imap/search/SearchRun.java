package org.mailroom.server.imap.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.mailroom.codec.imap.SearchKey;
import org.mailroom.server.imap.message.ContentGoneException;
import org.mailroom.server.imap.message.MessageBatches;
import org.mailroom.server.imap.message.MessageBatches.Entry;
import org.mailroom.server.imap.message.MessageOctets;
import org.mailroom.server.imap.message.MessageSource;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mime.MessageDescription;

/**
 * A search in progress. Each step is bounded: some thousand rows, the descriptions of some hundred messages, or the content of
 * one; so whoever runs it can stop between steps, tell how far it is, or let others go first. Not for use by two threads at
 * once.
 *
 * <p>A message that goes meanwhile, before it is decided, does not match.
 */
public final class SearchRun {

    private static final int ROWS_PER_STEP = 4096;

    private final MailboxSnapshot mailbox;
    private final MessageSource source;
    private final SearchPlan plan;
    private final BitSet found = new BitSet();
    private final BitSet open = new BitSet();
    private final Queue<Evidence> unread = new ArrayDeque<>();
    private int nextRow;
    private MessageBatches batches;
    private long decided;

    public SearchRun(SearchKey key, SearchContext context, MessageSource source) {
        this.mailbox = context.mailbox();
        this.source = source;
        this.plan = new SearchPlan(key, context);
    }

    /**
     * Takes a step.
     *
     * @return whether there is more to do
     * @throws org.mailroom.store.StoreException when the store fails
     */
    public boolean advance() {
        if (nextRow < mailbox.exists()) {
            rows();
            return true;
        }
        if (batches == null) {
            batches = new MessageBatches(mailbox, open);
        }
        if (unread.isEmpty()) {
            return describe();
        }
        read(unread.remove());
        return true;
    }

    /** The indexes of the messages that match, once {@link #advance} has said that there is nothing more to do. */
    public BitSet found() {
        return found;
    }

    /** How many messages are decided. */
    public long done() {
        return decided;
    }

    /** How many are to be. */
    public long total() {
        return mailbox.exists();
    }

    private void rows() {
        int end = Math.min(mailbox.exists(), nextRow + ROWS_PER_STEP);
        for (; nextRow < end; nextRow++) {
            Evidence evidence = new Evidence(new Entry(nextRow, mailbox.get(nextRow)));
            if (!decide(evidence)) {
                open.set(nextRow);
            }
        }
    }

    private boolean describe() {
        List<Entry> batch = batches.next();
        Map<Long, MessageDescription> descriptions = MessageBatches.describe(source, batch);
        for (Entry entry : batch) {
            MessageDescription description = descriptions.get(entry.row().contentId());
            Evidence evidence = new Evidence(entry);
            if (description == null) {
                decided++;
                continue;
            }
            evidence.add(description);
            if (!decide(evidence)) {
                unread.add(evidence);
            }
        }
        return !batch.isEmpty();
    }

    private void read(Evidence evidence) {
        try (MessageOctets message = new MessageOctets(source, evidence.entry().row())) {
            if (plan.readsHeaders()) {
                HeaderScan header = new HeaderScan(plan.headers(), plan.texts());
                header.read(
                        message.open(evidence.description().structure().extent().header()));
                evidence.add(header);
            }
            if (!plan.readsHeaders() || !decide(evidence)) {
                NeedleScan body = new NeedleScan(plan.texts());
                new BodyScan(message, body).read(evidence.description().structure());
                evidence.addBody(body);
                decide(evidence);
            }
        } catch (IOException e) {
            MessageOctets.requireGone(e);
            decided++;
        } catch (ContentGoneException e) {
            decided++;
        }
    }

    private boolean decide(Evidence evidence) {
        Verdict verdict = plan.criterion().test(evidence);
        if (verdict == Verdict.OPEN) {
            return false;
        }
        decided++;
        if (verdict == Verdict.YES) {
            found.set(evidence.entry().index());
        }
        return true;
    }
}
