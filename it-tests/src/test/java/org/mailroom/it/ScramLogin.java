package org.mailroom.it;

import static org.mailroom.it.SmtpClient.base64;

import com.ongres.scram.client.ScramClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A login by SCRAM-SHA-256, which also checks the server. */
final class ScramLogin {

    private ScramLogin() {}

    /** The last reply. */
    static String run(SmtpClient client, String user, String password) throws Exception {
        var scram = ScramClient.builder()
                .advertisedMechanisms(List.of("SCRAM-SHA-256"))
                .username(user)
                .password(password.toCharArray())
                .build();
        String reply = client.ask(
                "AUTH SCRAM-SHA-256 " + base64(scram.clientFirstMessage().toString()));
        if (!reply.startsWith("334")) {
            return reply;
        }
        scram.serverFirstMessage(text(reply));
        reply = client.ask(base64(scram.clientFinalMessage().toString()));
        if (!reply.startsWith("334")) {
            return reply;
        }
        scram.serverFinalMessage(text(reply));
        return client.ask("");
    }

    private static String text(String reply) {
        return new String(Base64.getDecoder().decode(reply.substring(4)), StandardCharsets.UTF_8);
    }
}
