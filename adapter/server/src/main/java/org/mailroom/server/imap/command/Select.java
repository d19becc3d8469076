package org.mailroom.server.imap.command;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.MailboxName;
import org.mailroom.codec.imap.ResponseCode.Plain;
import org.mailroom.codec.imap.SelectParameters;
import org.mailroom.codec.imap.Status;
import org.mailroom.server.imap.Feature;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.MailboxNames;
import org.mailroom.server.imap.Next;
import org.mailroom.server.imap.selected.SelectedMailbox;

/** SELECT and EXAMINE (RFC 9051, sections 6.3.2 and 6.3.3), with the parameters of RFC 7162. */
public final class Select implements ImapCommand {

    private final String name;
    private final boolean readOnly;

    private Select(String name, boolean readOnly) {
        this.name = name;
        this.readOnly = readOnly;
    }

    public static Select select() {
        return new Select("SELECT", false);
    }

    public static Select examine() {
        return new Select("EXAMINE", true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Needs needs() {
        return Needs.AUTHENTICATED;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException, ImapRefusal {
        arguments.sp();
        MailboxName mailbox = arguments.mailbox();
        SelectParameters parameters = arguments.selectParameters();
        if (parameters.qresync().isPresent() && !session.isEnabled(Feature.QRESYNC)) {
            // RFC 7162, section 3.2.5
            throw ImapRefusal.bad("ENABLE QRESYNC comes before its parameter");
        }
        leave(session);
        if (parameters.condstore()) {
            session.enable(Feature.CONDSTORE);
        }
        return Next.work(() -> open(session, mailbox, parameters));
    }

    /** RFC 9051, section 7.1, CLOSED. A mailbox that was selected is not any more, also if the new one cannot be opened. */
    private static void leave(ImapSession session) {
        if (session.unselect() && (session.isEnabled(Feature.IMAP4REV2) || session.isEnabled(Feature.QRESYNC))) {
            session.out().untagged().status(Status.OK, Plain.CLOSED, "The mailbox before is closed");
        }
    }

    private Next open(ImapSession session, MailboxName name, SelectParameters parameters) throws ImapRefusal {
        MailboxNames.requireExisting(session, name);
        SelectedMailbox mailbox = SelectedMailbox.open(
                listener -> session.service().mailboxes().open(session.account(), name.name(), listener),
                readOnly,
                session.enabled(),
                session.changeSignal());
        session.select(mailbox);
        SelectResponses.write(session, name, mailbox);
        Next.Answer answer = Next.ok(readOnly ? Plain.READ_ONLY : Plain.READ_WRITE, name() + " completed");
        return parameters
                .qresync()
                .map(known -> Resynchronisation.of(session, known, answer))
                .orElse(answer);
    }
}
