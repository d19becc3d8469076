package org.mailroom.server.imap.extension.replace;

import java.util.OptionalInt;
import org.mailroom.codec.imap.AppendMessage;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.MailboxName;
import org.mailroom.codec.imap.ResponseCode;
import org.mailroom.codec.imap.ResponseCode.Plain;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.codec.imap.Status;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.MailboxNames;
import org.mailroom.server.imap.Naming;
import org.mailroom.server.imap.Next;
import org.mailroom.server.imap.Writable;
import org.mailroom.server.imap.append.Upload;
import org.mailroom.server.imap.selected.InvalidMessageSetException;
import org.mailroom.server.imap.selected.SelectedMailbox;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mailbox.PlacedMessage;
import org.mailroom.store.queue.NewMail;

/** REPLACE and UID REPLACE (RFC 8508, section 3). */
final class Replace implements ImapCommand {

    private final Naming naming;

    Replace(Naming naming) {
        this.naming = naming;
    }

    @Override
    public String name() {
        return naming.of("REPLACE");
    }

    @Override
    public Needs needs() {
        return Needs.SELECTED;
    }

    @Override
    public OptionalInt argumentsBeforeMessage() {
        return OptionalInt.of(2);
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments)
            throws ImapSyntaxException, ImapRefusal, InvalidMessageSetException {
        arguments.sp();
        SequenceSet old = SequenceSet.of(arguments.nzNumber());
        arguments.sp();
        MailboxName mailbox = arguments.mailbox();
        AppendMessage message = arguments.appendMessage();
        SelectedMailbox selected = session.selected();
        Writable.require(selected);
        long[] uids = naming.uids(selected, old);
        if (uids.length == 0) {
            throw ImapRefusal.no(Plain.NONEXISTENT, "There is no such message");
        }
        MessageRow replaced = selected.told().get(selected.told().indexOf(uids[0]));
        return Next.work(() -> {
            String name = MailboxNames.requireTarget(session, mailbox).name();
            return new Upload(session, name, replaced, messages -> replace(session, uids[0], messages.get(0)))
                    .begin(message);
        });
    }

    private Next replace(ImapSession session, long uid, NewMail message) {
        long mailbox = session.selected().mailbox().id();
        PlacedMessage placed = session.service().mailboxes().replace(mailbox, uid, message);
        // RFC 8508, section 3.3: before the message is said to have gone
        session.out()
                .untagged()
                .status(
                        Status.OK,
                        new ResponseCode.AppendUid(placed.uidValidity(), SequenceSet.of(placed.uid())),
                        "Replacement");
        return Next.ok(name() + " completed");
    }
}
