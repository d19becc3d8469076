package org.mailroom.server.imap.search;

import org.mailroom.server.imap.message.MessageBatches.Entry;
import org.mailroom.store.mime.MessageDescription;

/** What is known of a message so far; it becomes more, step by step. */
final class Evidence {

    private final Entry entry;
    private MessageDescription description;
    private EnvelopeFields envelope;
    private HeaderScan header;
    private NeedleScan body;

    Evidence(Entry entry) {
        this.entry = entry;
    }

    Entry entry() {
        return entry;
    }

    void add(MessageDescription known) {
        description = known;
        envelope = new EnvelopeFields(known);
    }

    void add(HeaderScan read) {
        header = read;
    }

    void addBody(NeedleScan read) {
        body = read;
    }

    /** Null if it is not known. */
    MessageDescription description() {
        return description;
    }

    /** Null if it is not known. */
    EnvelopeFields envelope() {
        return envelope;
    }

    /** Null if it was not read. */
    HeaderScan header() {
        return header;
    }

    /** What was found in the body; null if it was not read. */
    NeedleScan body() {
        return body;
    }
}
