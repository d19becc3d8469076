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
        try (Wire wire = new Wire(place.host(), place.port())) {
            wire.response();
            ask(wire, "LOGIN " + place.user() + " " + place.password());
            if (!step.name().equals("INBOX")) {
                ask(wire, "CREATE " + step.name());
            }
            for (NewMessage message : step.messages()) {
                append(wire, step.name(), message);
            }
            ask(wire, "LOGOUT");
        }
    }

    private void append(Wire wire, String mailbox, NewMessage message) throws IOException {
        String content = messages.message(message.message());
        String flags = message.flags().isEmpty() ? "" : " " + message.flags();
        String date = message.date().isEmpty() ? "" : " " + message.date();
        wire.send("p APPEND " + mailbox + flags + date + " {" + content.length() + "}\r\n");
        String answer = wire.continuation();
        if (!answer.startsWith("+")) {
            throw new AssertionError("APPEND while preparing " + mailbox + ": " + answer);
        }
        wire.send(content + "\r\n");
        expectOk(wire, "APPEND");
    }

    private static void ask(Wire wire, String command) throws IOException {
        wire.send("p " + command + "\r\n");
        expectOk(wire, command);
    }

    private static void expectOk(Wire wire, String command) throws IOException {
        String response = wire.response();
        while (response.startsWith("* ")) {
            response = wire.response();
        }
        if (!response.startsWith("p OK")) {
            throw new AssertionError(command + " while preparing: " + response);
        }
    }
}
