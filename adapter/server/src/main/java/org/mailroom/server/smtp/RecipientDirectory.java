package org.mailroom.server.smtp;

import java.util.List;
import org.mailroom.codec.smtp.Mailbox;

/** Knows who takes mail for whom. Asked on event loops: it answers from memory. */
@FunctionalInterface
public interface RecipientDirectory {

    /** Who takes mail for the address. */
    Verdict lookUp(Mailbox recipient);

    /** What the directory knows of an address. */
    sealed interface Verdict {

        /** These take its mail; at least one. */
        record Taken(List<Target> targets) implements Verdict {}

        /** Nobody takes its mail: {@code 550 5.1.1}. */
        record Unknown() implements Verdict {}

        /** It is not known yet who does: {@code 451 4.3.2}, with the reason. */
        record NotYet(String reason) implements Verdict {}
    }
}
