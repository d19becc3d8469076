package org.mailroom.server.smtp;

import java.util.function.Function;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.store.mailbox.MailboxRef;
import org.mailroom.store.mailbox.Quota;

/** Whether accounts have room for a message. The commit has the last word: here a single account can be told from the others. */
final class Quotas {

    private static final String STATUS = "4.2.2";

    private final Function<String, Quota> accounts;

    /** @param accounts the quota of an account; may block */
    Quotas(Function<String, Quota> accounts) {
        this.accounts = accounts;
    }

    /**
     * Whether there is room for one more message of that size.
     *
     * @param place the mailbox that it goes into, or null for none
     */
    boolean hasRoom(MailboxRef place, long size) {
        if (place == null) {
            return true;
        }
        Quota quota = accounts.apply(place.account());
        return isWithin(quota.octets() + size, quota.maxOctets())
                && isWithin(quota.messages() + 1, quota.maxMessages());
    }

    /** RFC 3463, section 3.3; temporary, because the owner may delete something. */
    static SmtpReply refusal(String recipient) {
        return SmtpReply.of(452, STATUS, "The mailbox of " + recipient + " is full");
    }

    private static boolean isWithin(long used, long max) {
        return max == Quota.UNLIMITED || used <= max;
    }
}
