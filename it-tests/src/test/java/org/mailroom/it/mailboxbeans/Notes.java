package org.mailroom.it.mailboxbeans;

import jakarta.mail.MessagingException;
import java.util.stream.Collectors;
import org.mailroom.api.InboundMail;
import org.mailroom.it.beans.Ledger;

/** What a bean notes of a message: its subscription, how it came, where it is, whom it was for, its subject. */
final class Notes {

    private Notes() {}

    static void take(InboundMail mail) {
        String mailboxes = mail.mailboxes().stream()
                .map(mailbox -> mailbox.account() + "/" + mailbox.name())
                .collect(Collectors.joining(","));
        String recipients = mail.envelope().recipients().stream()
                .map(recipient -> recipient.address())
                .collect(Collectors.joining(","));
        Ledger.note(String.join(
                " ", mail.subscription(), mail.source().name(), mailboxes, "to:" + recipients, subject(mail)));
    }

    private static String subject(InboundMail mail) {
        try {
            return mail.message().getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
