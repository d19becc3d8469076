package org.mailroom.server.imap.command;

import org.mailroom.codec.imap.Flag;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.MailboxName;
import org.mailroom.server.imap.list.ListedName;
import org.mailroom.store.mailbox.MailboxTree;

/** The LIST response (RFC 9051, section 7.3.1) and its elder sister LSUB (RFC 3501, section 7.2.3). */
final class ListResponse {

    private static final String SEPARATOR = String.valueOf(MailboxTree.SEPARATOR);

    private ListResponse() {}

    /** The answer to an empty pattern: what separates levels, and the root, which has no name. */
    static void writeRoot(ImapWriter out, String response) {
        out.untagged().atom(response).beginList().flag(Flag.of("\\Noselect")).endList();
        out.string(SEPARATOR).string("").endLine();
    }

    static void write(ListedName name, ImapWriter out) {
        out.untagged().atom("LIST").beginList();
        name.attributes().forEach(attribute -> out.flag(Flag.of(attribute)));
        out.endList().string(SEPARATOR).mailbox(new MailboxName(name.name()));
        if (!name.childInfo().isEmpty()) {
            // RFC 5258, section 6, mbox-list-extended
            out.beginList().string("CHILDINFO").beginList();
            name.childInfo().forEach(out::string);
            out.endList().endList();
        }
        out.endLine();
    }

    static void writeSubscribed(String name, boolean isSubscribed, ImapWriter out) {
        out.untagged().atom("LSUB").beginList();
        if (!isSubscribed) {
            out.flag(Flag.of("\\Noselect"));
        }
        out.endList().string(SEPARATOR).mailbox(new MailboxName(name)).endLine();
    }
}
