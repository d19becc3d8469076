package org.mailroom.security.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.mailroom.security.sasl.SaslDialogue.Turn;
import org.mailroom.security.tls.ChannelBindings;
import org.mailroom.security.tls.ChannelBindings.Type;

/** Connections and clients for the tests. */
public final class Logins {

    /** A session with both bindings. */
    public static final ChannelBindings BOTH = type -> Optional.of(binding(type));

    /** A session whose engine exports nothing. */
    public static final ChannelBindings END_POINT_ONLY =
            type -> type == Type.TLS_SERVER_END_POINT ? Optional.of(binding(type)) : Optional.empty();

    private Logins() {}

    public static byte[] binding(Type type) {
        byte[] data = new byte[32];
        Arrays.fill(data, (byte) type.ordinal());
        return data;
    }

    public static SaslContext connection() {
        return connection(ChannelBindings.NONE);
    }

    public static SaslContext connection(ChannelBindings bindings) {
        return connection(bindings, Optional.empty());
    }

    public static SaslContext connection(ChannelBindings bindings, Optional<X509Certificate> certificate) {
        return new SaslContext(
                "imap",
                "mail.example.org",
                InetAddress.getLoopbackAddress(),
                bindings != ChannelBindings.NONE,
                bindings,
                certificate);
    }

    /** Lets a client of the JDK log in over base64, as SMTP and IMAP do. */
    public static Turn login(SaslMechanism mechanism, SaslContext context, SaslClient client) throws SaslException {
        try (SaslDialogue dialogue = new SaslDialogue(mechanism, context)) {
            Turn turn =
                    dialogue.begin(client.hasInitialResponse() ? initial(client.evaluateChallenge(new byte[0])) : null);
            while (turn instanceof Turn.Ask ask) {
                turn = dialogue.answer(
                        base64(client.evaluateChallenge(Base64.getDecoder().decode(ask.base64()))));
            }
            return turn;
        }
    }

    private static String initial(byte[] response) {
        return response.length == 0 ? "=" : base64(response);
    }

    public static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    public static String base64(String text) {
        return base64(text.getBytes(UTF_8));
    }

    /** One response to a fresh exchange. */
    public static SaslStep first(SaslMechanism mechanism, String response) {
        try (SaslExchange exchange = mechanism.begin(connection())) {
            return exchange.next(response.getBytes(UTF_8));
        }
    }

    public static String text(SaslStep challenge) {
        return new String(((SaslStep.Challenge) challenge).data(), UTF_8);
    }

    public static SaslStep.Kind kind(SaslStep step) {
        return ((SaslStep.Failure) step).kind();
    }
}
