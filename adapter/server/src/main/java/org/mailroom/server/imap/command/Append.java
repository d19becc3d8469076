package org.mailroom.server.imap.command;

import java.util.List;
import java.util.OptionalInt;
import org.mailroom.codec.imap.AppendMessage;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.MailboxName;
import org.mailroom.codec.imap.ResponseCode;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.MailboxNames;
import org.mailroom.server.imap.Next;
import org.mailroom.server.imap.append.Upload;
import org.mailroom.store.mailbox.PlacedMessage;
import org.mailroom.store.queue.NewMail;

/** APPEND (RFC 9051, section 6.3.12), of several messages too (RFC 3502). */
public final class Append implements ImapCommand {

    @Override
    public String name() {
        return "APPEND";
    }

    @Override
    public Needs needs() {
        return Needs.AUTHENTICATED;
    }

    @Override
    public OptionalInt argumentsBeforeMessage() {
        return OptionalInt.of(1);
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException {
        arguments.sp();
        MailboxName mailbox = arguments.mailbox();
        AppendMessage first = arguments.appendMessage();
        return Next.work(() -> {
            String name = MailboxNames.requireTarget(session, mailbox).name();
            return new Upload(session, name, null, messages -> append(session, messages)).begin(first);
        });
    }

    private static Next append(ImapSession session, List<NewMail> messages) {
        List<PlacedMessage> placed = session.service().mailboxes().append(messages).stream()
                .map(placements -> placements.get(0))
                .toList();
        SequenceSet uids =
                SequenceSet.of(placed.stream().mapToLong(PlacedMessage::uid).toArray());
        return Next.ok(new ResponseCode.AppendUid(placed.get(0).uidValidity(), uids), "APPEND completed");
    }
}
