package org.mailroom.server.imap.command;

import java.util.BitSet;
import org.mailroom.codec.imap.FetchArguments;
import org.mailroom.codec.imap.FetchItem.Attribute;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.server.imap.Feature;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Naming;
import org.mailroom.server.imap.Next;
import org.mailroom.server.imap.fetch.FetchPlan;
import org.mailroom.server.imap.message.MessageSelection;
import org.mailroom.server.imap.selected.InvalidMessageSetException;
import org.mailroom.server.imap.selected.SelectedMailbox;
import org.mailroom.store.mailbox.MailboxSnapshot;

/** FETCH and UID FETCH (RFC 9051, section 6.4.5), with what has changed or gone since (RFC 7162, sections 3.1.4 and 3.2.6). */
public final class Fetch implements ImapCommand {

    private final Naming naming;

    /** Either of the two. */
    public Fetch(Naming naming) {
        this.naming = naming;
    }

    @Override
    public String name() {
        return naming.of("FETCH");
    }

    @Override
    public Needs needs() {
        return Needs.SELECTED;
    }

    @Override
    public Numbers numbers() {
        return naming.numbers();
    }

    @Override
    public boolean overlaps() {
        return true;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments)
            throws ImapSyntaxException, ImapRefusal, InvalidMessageSetException {
        arguments.sp();
        FetchArguments fetch = arguments.fetch();
        if (fetch.vanished() && !(naming.isByUid() && session.isEnabled(Feature.QRESYNC))) {
            // RFC 7162, section 3.2.6
            throw ImapRefusal.bad("VANISHED is for UID FETCH, after ENABLE QRESYNC");
        }
        SelectedMailbox mailbox = session.selected();
        long[] uids = naming.uids(mailbox, fetch.messages());
        boolean wantsModSeq = fetch.changedSince().isPresent() || fetch.items().contains(Attribute.MODSEQ);
        if (wantsModSeq) {
            // RFC 7162, section 3.1
            session.enable(Feature.CONDSTORE);
        }
        FetchPlan plan = FetchPlan.of(
                fetch.items(),
                naming.isByUid(),
                fetch.changedSince().isPresent(),
                session.isEnabled(Feature.CONDSTORE),
                mailbox.isReadOnly());
        BitSet messages = changed(MessageSelection.ofUids(uids, mailbox.told()), fetch, mailbox.told());
        return new Next.Produce(
                new FetchResponses(name(), session, plan, messages, vanished(fetch, mailbox, uids)), !plan.setsSeen());
    }

    private static BitSet changed(BitSet messages, FetchArguments fetch, MailboxSnapshot mailbox) {
        fetch.changedSince().ifPresent(modSeq -> messages.stream()
                .filter(index -> mailbox.get(index).modSeq() <= modSeq)
                .forEach(messages::clear));
        return messages;
    }

    /** Of which messages the client wants to hear whether they have gone; null for none. */
    private static FetchResponses.Vanished vanished(FetchArguments fetch, SelectedMailbox mailbox, long[] uids) {
        if (!fetch.vanished()) {
            return null;
        }
        SequenceSet set = fetch.messages().isSavedResult()
                ? SequenceSet.of(uids)
                : fetch.messages().resolve(Math.max(1, mailbox.told().uidNext() - 1));
        return new FetchResponses.Vanished(set, fetch.changedSince().getAsLong());
    }
}
