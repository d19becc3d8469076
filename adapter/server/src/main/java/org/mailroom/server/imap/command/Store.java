package org.mailroom.server.imap.command;

import java.util.Arrays;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.ResponseCode;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.codec.imap.StoreArguments;
import org.mailroom.server.imap.Feature;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Naming;
import org.mailroom.server.imap.Next;
import org.mailroom.server.imap.Writable;
import org.mailroom.server.imap.selected.FlagNames;
import org.mailroom.server.imap.selected.InvalidMessageSetException;
import org.mailroom.server.imap.selected.SelectedMailbox;
import org.mailroom.store.mailbox.ChangedFlags;
import org.mailroom.store.mailbox.FlagChange;

/** STORE and UID STORE (RFC 9051, section 6.4.6), on a condition too (RFC 7162, section 3.1.3). */
public final class Store implements ImapCommand {

    private final Naming naming;

    /** Either of the two. */
    public Store(Naming naming) {
        this.naming = naming;
    }

    @Override
    public String name() {
        return naming.of("STORE");
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
    public Next execute(ImapSession session, ImapReader arguments)
            throws ImapSyntaxException, ImapRefusal, InvalidMessageSetException {
        arguments.sp();
        StoreArguments store = arguments.store();
        SelectedMailbox mailbox = session.selected();
        Writable.require(mailbox);
        if (store.unchangedSince().isPresent()) {
            session.enable(Feature.CONDSTORE);
        }
        long[] uids = naming.uids(mailbox, store.messages());
        var change = new FlagChange(kind(store.change()), FlagNames.flags(store.flags()));
        return Next.work(() -> {
            ChangedFlags result = session.service()
                    .mailboxes()
                    .store(
                            mailbox.mailbox().id(),
                            uids,
                            change,
                            store.unchangedSince().orElse(Long.MAX_VALUE));
            var changes = mailbox.stored(uids, result, change, store.silent());
            return session.tell(changes, naming.isByUid(), () -> answer(mailbox, result.refused()));
        });
    }

    private static FlagChange.Kind kind(StoreArguments.Change change) {
        return switch (change) {
            case REPLACE -> FlagChange.Kind.REPLACE;
            case ADD -> FlagChange.Kind.ADD;
            case REMOVE -> FlagChange.Kind.REMOVE;
        };
    }

    private Next answer(SelectedMailbox mailbox, long[] refused) {
        if (refused.length == 0) {
            return Next.ok(name() + " completed");
        }
        long[] named = naming.isByUid()
                ? refused
                : Arrays.stream(refused).map(mailbox::numberOf).toArray();
        return Next.ok(
                new ResponseCode.Modified(SequenceSet.of(named)),
                "Others have changed these; they are left as they are");
    }
}
