package org.mailroom.server.imap.command;

import java.util.EnumSet;
import java.util.Set;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.MailboxName;
import org.mailroom.codec.imap.StatusItem;
import org.mailroom.server.imap.Feature;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.store.StoreException;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MailboxCounts;

/** The STATUS response (RFC 9051, section 7.3.4), of STATUS and of LIST. */
final class StatusResponse {

    private StatusResponse() {}

    /** Who asks for HIGHESTMODSEQ knows of modification sequences from then on (RFC 7162, section 3.1). */
    static void enableWhatTheyNeed(Set<StatusItem> items, ImapSession session) {
        if (items.contains(StatusItem.HIGHESTMODSEQ)) {
            session.enable(Feature.CONDSTORE);
        }
    }

    /** Counts and writes; blocks. */
    static void write(ImapSession session, Mailbox mailbox, Set<StatusItem> items) {
        MailboxCounts counts = session.service().mailboxes().counts(mailbox.account(), mailbox.name());
        ImapWriter out = session.out();
        out.untagged().atom("STATUS").mailbox(new MailboxName(mailbox.name())).beginList();
        // In the order of the enumeration, whatever the client's was
        for (StatusItem item : items.isEmpty() ? items : EnumSet.copyOf(items)) {
            out.atom(item.word());
            write(item, mailbox, counts, session, out);
        }
        out.endList().endLine();
    }

    /** The same, but nothing if the mailbox has gone since it was listed. */
    static void writeIfThere(ImapSession session, Mailbox mailbox, Set<StatusItem> items) {
        try {
            write(session, mailbox, items);
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.NOT_FOUND) {
                throw e;
            }
        }
    }

    private static void write(
            StatusItem item, Mailbox mailbox, MailboxCounts counts, ImapSession session, ImapWriter out) {
        switch (item) {
            case MESSAGES -> out.number(counts.messages());
            case RECENT -> out.number(counts.recent());
            case UIDNEXT -> out.number(counts.uidNext());
            case UIDVALIDITY -> out.number(counts.uidValidity());
            case UNSEEN -> out.number(counts.unseen());
            case DELETED -> out.number(counts.deleted());
            case SIZE -> out.number(counts.octets());
            default -> session.service().statusItem(item).orElseThrow().write(mailbox, counts, session, out);
        }
    }
}
