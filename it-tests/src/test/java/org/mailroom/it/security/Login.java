package org.mailroom.it.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;

/**
 * How a client logs in.
 *
 * @param mechanism by the registry
 * @param client makes a client for one login
 */
record Login(String mechanism, Supplier<Client> client) {

    /** The client's side of a mechanism. */
    @FunctionalInterface
    interface Client {

        /** What follows a challenge, which is empty at first; null at first when it is for the server to begin. */
        byte[] answer(byte[] challenge) throws SaslException;
    }

    /** By a mechanism that the JDK has. */
    static Login jdk(String mechanism, String user, String password) {
        return new Login(mechanism, () -> {
            SaslClient client = jdkClient(mechanism, user, password);
            boolean[] begun = {client.hasInitialResponse()};
            return challenge -> {
                if (!begun[0]) {
                    begun[0] = true;
                    return null;
                }
                return client.evaluateChallenge(challenge);
            };
        });
    }

    static Login plain(String user, String password) {
        return new Login("PLAIN", () -> challenge -> utf8("\0" + user + "\0" + password));
    }

    static Login login(String user, String password) {
        return new Login("LOGIN", () -> {
            String[] answers = {user, password};
            int[] next = {0};
            return challenge -> challenge.length == 0 ? null : utf8(answers[next[0]++]);
        });
    }

    /** RFC 7628. */
    static Login oauthBearer(String user, String token) {
        return new Login("OAUTHBEARER", () -> challenge -> utf8("n,a=" + user + ",\1auth=Bearer " + token + "\1\1"));
    }

    /** Logs in; the reply. */
    String on(SmtpDialogue smtp) throws IOException {
        Client own = client.get();
        byte[] first = own.answer(new byte[0]);
        String reply = smtp.ask("AUTH " + mechanism + (first == null ? "" : " " + base64(first)));
        while (reply.startsWith("334")) {
            reply = smtp.ask(base64(
                    own.answer(Base64.getDecoder().decode(reply.substring(3).strip()))));
        }
        return reply;
    }

    private static String base64(byte[] octets) {
        return octets == null ? "" : Base64.getEncoder().encodeToString(octets);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SaslClient jdkClient(String mechanism, String user, String password) {
        Map<String, String> properties = Map.of("com.sun.security.sasl.ntlm.version", "LMv2/NTLMv2");
        try {
            return Sasl.createSaslClient(new String[] {mechanism}, null, "smtp", "127.0.0.1", properties, callbacks -> {
                for (Callback callback : callbacks) {
                    answer(callback, user, password);
                }
            });
        } catch (SaslException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(Callback callback, String user, String password) {
        if (callback instanceof NameCallback name) {
            name.setName(user);
        } else if (callback instanceof PasswordCallback secret) {
            secret.setPassword(password.toCharArray());
        } else if (callback instanceof RealmCallback realm) {
            realm.setText(realm.getDefaultText());
        }
    }
}
