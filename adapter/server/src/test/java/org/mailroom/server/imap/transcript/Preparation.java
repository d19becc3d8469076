package org.mailroom.server.imap.transcript;

import java.io.IOException;
import org.mailroom.server.imap.transcript.Step.MakeMailbox;
import org.mailroom.server.imap.transcript.Step.NewMessage;

/** Makes the mailboxes that a transcript begins with, on a connection of its own. */
final class Preparation {

    private final Place place;
    private final Messages messages;

    Preparation(Place place, Messages messages) {
        this.place = place;
        this.messages = messages;
    }

    void make(MakeMailbox step) throws IOException {
        try (Commands commands = new Commands(place)) {
            if (!step.name().equals("INBOX")) {
                commands.ask("CREATE " + step.name());
            }
            for (NewMessage message : step.messages()) {
                commands.ask(append(step.name(), message), messages.message(message.message()));
            }
        }
    }

    private static String append(String mailbox, NewMessage message) {
        String flags = message.flags().isEmpty() ? "" : " " + message.flags();
        String date = message.date().isEmpty() ? "" : " " + message.date();
        return "APPEND " + mailbox + flags + date;
    }
}
