package org.mailroom.server.imap.transcript;

import java.util.List;
import java.util.Map;

/**
 * A dialogue as it is written down.
 *
 * @param needsTls whether it can only be played where TLS is
 * @param messages that it defines itself, by name, with CRLF
 */
public record Transcript(List<Step> steps, Map<String, String> messages, boolean needsTls) {

    public Transcript {
        steps = List.copyOf(steps);
        messages = Map.copyOf(messages);
    }
}
