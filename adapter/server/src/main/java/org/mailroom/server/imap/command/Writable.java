package org.mailroom.server.imap.command;

import org.mailroom.codec.imap.ResponseCode.Plain;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.selected.SelectedMailbox;

/** What a mailbox that was opened by EXAMINE does not allow. */
final class Writable {

    private Writable() {}

    static void require(SelectedMailbox mailbox) throws ImapRefusal {
        if (mailbox.isReadOnly()) {
            throw ImapRefusal.no(Plain.NOPERM, "The mailbox was opened by EXAMINE: it can only be read");
        }
    }
}
