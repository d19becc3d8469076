package org.mailroom.server.imap;

import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.server.imap.ImapCommand.Numbers;
import org.mailroom.server.imap.selected.InvalidMessageSetException;
import org.mailroom.server.imap.selected.SelectedMailbox;

/** How a command names messages, in what it takes and in what it tells (RFC 9051, section 6.4.9). */
public enum Naming {
    /** By their numbers. */
    BY_NUMBER,
    /** By their UIDs: the command's name begins with UID. */
    BY_UID;

    public boolean isByUid() {
        return this == BY_UID;
    }

    /** The full name of a command. */
    public String of(String command) {
        return isByUid() ? "UID " + command : command;
    }

    /** What a command that names messages so does to message numbers. */
    public Numbers numbers() {
        return isByUid() ? Numbers.MAY_CHANGE : Numbers.STAY;
    }

    /**
     * The UIDs, ascending, of the messages that are named; {@code $} is what was saved.
     *
     * @throws InvalidMessageSetException if there is no such number; a UID that no message has is passed over
     */
    public long[] uids(SelectedMailbox mailbox, SequenceSet set) throws InvalidMessageSetException {
        return isByUid() ? mailbox.identified(set) : mailbox.numbered(set);
    }
}
