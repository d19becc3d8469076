package org.mailroom.server.imap.command;

import java.util.Set;
import java.util.stream.Collectors;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.MailboxName;
import org.mailroom.codec.imap.ResponseCode;
import org.mailroom.codec.imap.ResponseCode.Plain;
import org.mailroom.codec.imap.SpecialUse;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.MailboxNames;
import org.mailroom.server.imap.Next;
import org.mailroom.server.imap.ObjectIds;
import org.mailroom.store.mailbox.Mailbox;

/** CREATE (RFC 9051, section 6.3.4; RFC 6154, section 3). */
public final class Create implements ImapCommand {

    @Override
    public String name() {
        return "CREATE";
    }

    @Override
    public Needs needs() {
        return Needs.AUTHENTICATED;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException, ImapRefusal {
        arguments.sp();
        MailboxName mailbox = arguments.mailbox();
        Set<SpecialUse> uses = arguments.createParameters();
        String name = MailboxNames.toMake(mailbox);
        if (uses.contains(SpecialUse.ALL) || uses.contains(SpecialUse.FLAGGED)) {
            throw ImapRefusal.no(Plain.USEATTR, "No mailbox here can show messages of others");
        }
        Set<String> attributes = uses.stream().map(SpecialUse::attribute).collect(Collectors.toSet());
        return Next.work(() -> {
            Mailbox made = MailboxNames.allowed(
                    () -> session.service().mailboxes().create(session.account(), name, attributes));
            return Next.ok(new ResponseCode.MailboxId(ObjectIds.of(made)), "CREATE completed");
        });
    }
}
