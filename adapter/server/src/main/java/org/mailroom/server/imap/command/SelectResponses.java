package org.mailroom.server.imap.command;

import java.util.List;
import org.mailroom.codec.imap.Flag;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.MailboxName;
import org.mailroom.codec.imap.ResponseCode;
import org.mailroom.codec.imap.ResponseCode.Numbered;
import org.mailroom.codec.imap.ResponseCode.PermanentFlags;
import org.mailroom.codec.imap.Status;
import org.mailroom.server.imap.Feature;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.ObjectIds;
import org.mailroom.server.imap.selected.SelectedMailbox;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MailboxTree;
import org.mailroom.store.mailbox.MessageFlags;

/** What is told of a mailbox when it is selected (RFC 9051, section 6.3.2; RFC 3501, section 6.3.1). */
final class SelectResponses {

    private SelectResponses() {}

    static void write(ImapSession session, MailboxName name, SelectedMailbox mailbox) {
        boolean isRev2 = session.isEnabled(Feature.IMAP4REV2);
        MailboxSnapshot told = mailbox.told();
        ImapWriter out = session.out();
        out.untagged().atom("FLAGS").flags(mailbox.flags()).endLine();
        out.untagged().number(told.exists()).atom("EXISTS").endLine();
        if (isRev2) {
            out.untagged()
                    .atom("LIST")
                    .beginList()
                    .endList()
                    .string(String.valueOf(MailboxTree.SEPARATOR))
                    .mailbox(name)
                    .endLine();
        } else {
            out.untagged().number(mailbox.recent()).atom("RECENT").endLine();
            writeUnseen(told, out);
        }
        ok(out, permanentFlags(mailbox), "These can be kept");
        ok(out, new Numbered(Numbered.Name.UIDVALIDITY, told.uidValidity()), "UIDs are valid");
        ok(out, new Numbered(Numbered.Name.UIDNEXT, told.uidNext()), "The next UID");
        ok(out, new Numbered(Numbered.Name.HIGHESTMODSEQ, mailbox.highestModSeq()), "The last change");
        ok(out, new ResponseCode.MailboxId(ObjectIds.of(mailbox.mailbox())), "Its id");
    }

    private static void ok(ImapWriter out, ResponseCode code, String text) {
        out.untagged().status(Status.OK, code, text);
    }

    private static ResponseCode permanentFlags(SelectedMailbox mailbox) {
        return mailbox.isReadOnly()
                ? new PermanentFlags(List.<Flag>of(), false)
                : new PermanentFlags(mailbox.flags(), true);
    }

    private static void writeUnseen(MailboxSnapshot told, ImapWriter out) {
        for (int i = 0; i < told.exists(); i++) {
            if (!told.get(i).flags().has(MessageFlags.SEEN)) {
                ok(out, new Numbered(Numbered.Name.UNSEEN, i + 1), "The first that is unseen");
                return;
            }
        }
    }
}
