package org.mailroom.server.imap;

import org.mailroom.codec.imap.ResponseCode.Plain;
import org.mailroom.server.imap.selected.SelectedMailbox;

/** What a mailbox that was opened by EXAMINE does not allow. */
public final class Writable {

    private Writable() {}

    /**
     * Lets a command pass that changes the mailbox.
     *
     * @throws ImapRefusal NOPERM when it was opened by EXAMINE
     */
    public static void require(SelectedMailbox mailbox) throws ImapRefusal {
        if (mailbox.isReadOnly()) {
            throw ImapRefusal.no(Plain.NOPERM, "The mailbox was opened by EXAMINE: it can only be read");
        }
    }
}
