package org.mailroom.server.imap.selected;

import org.mailroom.codec.imap.FetchItem.Attribute;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.ResponseCode;
import org.mailroom.codec.imap.Status;
import org.mailroom.server.imap.selected.MailboxChange.Exists;
import org.mailroom.server.imap.selected.MailboxChange.Expunged;
import org.mailroom.server.imap.selected.MailboxChange.FlagsChanged;
import org.mailroom.server.imap.selected.MailboxChange.HighestModSeq;
import org.mailroom.server.imap.selected.MailboxChange.KeywordsChanged;
import org.mailroom.server.imap.selected.MailboxChange.Recent;
import org.mailroom.server.imap.selected.MailboxChange.Vanished;

/** Writes changes as the untagged responses that tell of them (RFC 9051, section 7). */
public final class ChangeWriter {

    private final ImapWriter out;
    private final Enabled enabled;
    private final boolean withUid;

    /**
     * A writer for one command, or for a while of IDLE.
     *
     * @param uidCommand whether the command is of those that begin with UID: its FETCH responses have the UID (RFC 9051, section
     *     6.4.9), as all have once the client has enabled something
     */
    public ChangeWriter(ImapWriter out, Enabled enabled, boolean uidCommand) {
        this.out = out;
        this.enabled = enabled;
        this.withUid = uidCommand || enabled.rev2() || enabled.condstore();
    }

    /** One line. */
    public void write(MailboxChange change) {
        if (change instanceof Expunged expunged) {
            out.untagged().number(expunged.number()).atom("EXPUNGE").endLine();
        } else if (change instanceof Vanished vanished) {
            out.untagged().atom("VANISHED").sequenceSet(vanished.uids()).endLine();
        } else if (change instanceof Exists exists) {
            out.untagged().number(exists.count()).atom("EXISTS").endLine();
        } else if (change instanceof Recent recent) {
            out.untagged().number(recent.count()).atom("RECENT").endLine();
        } else if (change instanceof KeywordsChanged keywords) {
            out.untagged().atom("FLAGS").flags(keywords.flags()).endLine();
        } else if (change instanceof FlagsChanged flags) {
            write(flags);
        } else if (change instanceof HighestModSeq modSeq) {
            out.untagged()
                    .status(
                            Status.OK,
                            new ResponseCode.Numbered(ResponseCode.Numbered.Name.HIGHESTMODSEQ, modSeq.value()),
                            "So far all has been told");
        }
    }

    private void write(FlagsChanged change) {
        out.untagged();
        if (enabled.uidOnly()) {
            // RFC 9586, section 3.3
            out.number(change.row().uid()).atom("UIDFETCH").beginList();
        } else {
            out.number(change.number()).atom("FETCH").beginList();
            if (withUid) {
                out.item(Attribute.UID).number(change.row().uid());
            }
        }
        if (change.withFlags()) {
            boolean isRecent = change.isRecent() && !enabled.rev2();
            out.item(Attribute.FLAGS).flags(FlagNames.of(change.row().flags(), isRecent));
        }
        if (enabled.condstore()) {
            out.item(Attribute.MODSEQ).beginList().number(change.row().modSeq()).endList();
        }
        out.endList().endLine();
    }
}
