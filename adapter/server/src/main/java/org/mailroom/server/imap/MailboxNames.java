package org.mailroom.server.imap;

import java.util.function.Supplier;
import org.mailroom.codec.imap.MailboxName;
import org.mailroom.codec.imap.ResponseCode;
import org.mailroom.codec.imap.ResponseCode.Plain;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MailboxTree;

/** From the names that clients give to the store's. */
public final class MailboxNames {

    private MailboxNames() {}

    /**
     * The name of a mailbox that is to be made; a separator at its end is left out (RFC 9051, section 6.3.4).
     *
     * @throws ImapRefusal CANNOT when no mailbox can have it
     */
    public static String toMake(MailboxName mailbox) throws ImapRefusal {
        String name = mailbox.name();
        String separator = String.valueOf(MailboxTree.SEPARATOR);
        String made = name.endsWith(separator) ? name.substring(0, name.length() - 1) : name;
        if (made.isEmpty()
                || made.startsWith(separator)
                || made.endsWith(separator)
                || made.contains(separator + separator)) {
            throw ImapRefusal.no(Plain.CANNOT, "A level of the name is empty");
        }
        return new MailboxName(made).name();
    }

    /**
     * The mailbox of that name; blocks.
     *
     * @throws ImapRefusal NONEXISTENT when there is none
     */
    public static Mailbox requireExisting(ImapSession session, MailboxName mailbox) throws ImapRefusal {
        return require(session, mailbox, Plain.NONEXISTENT);
    }

    /**
     * The mailbox that messages are to be put into; blocks.
     *
     * @throws ImapRefusal TRYCREATE when there is none (RFC 9051, section 6.3.12)
     */
    public static Mailbox requireTarget(ImapSession session, MailboxName mailbox) throws ImapRefusal {
        return require(session, mailbox, Plain.TRYCREATE);
    }

    /**
     * Has the store do something with a name that it may not like.
     *
     * @throws ImapRefusal CANNOT, with the store's reason
     */
    public static <T> T allowed(Supplier<T> change) throws ImapRefusal {
        try {
            return change.get();
        } catch (IllegalArgumentException e) {
            throw ImapRefusal.no(Plain.CANNOT, e.getMessage());
        }
    }

    /** As {@link #allowed}, for what has no result. */
    public static void change(Runnable change) throws ImapRefusal {
        allowed(() -> {
            change.run();
            return null;
        });
    }

    private static Mailbox require(ImapSession session, MailboxName mailbox, ResponseCode code) throws ImapRefusal {
        Mailbox found = session.service()
                .mailboxes()
                .tree(session.account())
                .mailboxes()
                .get(mailbox.name());
        if (found == null) {
            throw ImapRefusal.no(code, "There is no such mailbox");
        }
        return found;
    }
}
