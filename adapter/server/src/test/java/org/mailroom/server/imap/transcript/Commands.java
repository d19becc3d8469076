package org.mailroom.server.imap.transcript;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A client that wants each of its commands to succeed, for what is done beside a dialogue. */
final class Commands implements AutoCloseable {

    private static final String TAG = "p ";

    private final Wire wire;

    /** Connected and logged in. */
    Commands(Place place) throws IOException {
        wire = new Wire(place.host(), place.port());
        wire.response();
        ask("LOGIN " + place.user() + " " + place.password());
    }

    /** Gives a command; the untagged responses to it. */
    List<String> ask(String command) throws IOException {
        wire.send(TAG + command + "\r\n");
        return answer(command);
    }

    /** Gives a command that ends with a message. */
    void ask(String command, String message) throws IOException {
        wire.send(TAG + command + " {" + message.length() + "}\r\n");
        String request = wire.continuation();
        if (!request.startsWith("+")) {
            throw new AssertionError(command + " beside the dialogue: " + request);
        }
        wire.send(message + "\r\n");
        answer(command);
    }

    private List<String> answer(String command) throws IOException {
        List<String> untagged = new ArrayList<>();
        String response = wire.response();
        while (response.startsWith("* ")) {
            untagged.add(response);
            response = wire.response();
        }
        if (!response.startsWith(TAG + "OK")) {
            throw new AssertionError(command + " beside the dialogue: " + response);
        }
        return untagged;
    }

    /** Logs out. */
    @Override
    public void close() throws IOException {
        try (wire) {
            ask("LOGOUT");
        }
    }
}
