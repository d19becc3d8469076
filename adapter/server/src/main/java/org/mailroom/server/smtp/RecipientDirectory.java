package org.mailroom.server.smtp;

import java.util.List;
import java.util.Optional;
import org.mailroom.codec.smtp.Mailbox;
import org.mailroom.store.mailbox.MailboxRef;
import org.mailroom.store.queue.MailSource;

/** Knows who takes mail for whom. */
public interface RecipientDirectory {

    /** What is known without looking up anything: for event loops. Empty when it has to be looked up. */
    Optional<Verdict> known(Mailbox recipient, MailSource source);

    /**
     * Who takes mail for the address; may block.
     *
     * @param source how the message comes
     * @throws org.mailroom.store.StoreException when that cannot be found out now
     */
    Verdict lookUp(Mailbox recipient, MailSource source);

    /** What the directory knows of an address. */
    sealed interface Verdict {

        /**
         * These take its mail; at least one of both.
         *
         * @param targets subscriptions
         * @param mailbox that its mail goes into, or null
         */
        record Taken(List<Target> targets, MailboxRef mailbox) implements Verdict {

            public Taken {
                targets = List.copyOf(targets);
            }
        }

        /** Nobody takes its mail: {@code 550 5.1.1}. */
        record Unknown() implements Verdict {}

        /** The account is disabled: {@code 550 5.2.1}. */
        record Disabled() implements Verdict {}

        /** It is not known yet who does: {@code 451 4.3.2}, with the reason. */
        record NotYet(String reason) implements Verdict {}
    }
}
