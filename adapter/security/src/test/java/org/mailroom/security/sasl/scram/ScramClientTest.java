package org.mailroom.security.sasl.scram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ongres.scram.client.ScramClient;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailroom.security.credential.ScramHash;
import org.mailroom.security.sasl.Logins;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslDialogue;
import org.mailroom.security.sasl.SaslDialogue.Turn;
import org.mailroom.security.sasl.SaslStep.Kind;
import org.mailroom.security.sasl.TestRealm;
import org.mailroom.security.tls.ChannelBindings;

/** SCRAM against a client that is not ours. */
class ScramClientTest {

    private final TestRealm realm = TestRealm.of("a=n,na", "geheim");

    @ParameterizedTest
    @EnumSource(ScramHash.class)
    void withoutBinding(ScramHash hash) throws Exception {
        ScramMechanism mechanism = ScramMechanism.plain(hash, true, realm, TestRealm.DECOY);
        Turn turn = login(mechanism, Logins.connection(), client(mechanism, "A=n,na", "geheim", null));
        assertThat(turn).isEqualTo(new Turn.Accepted("a=n,na", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "SHA_1,TLS_EXPORTER",
        "SHA_256,TLS_EXPORTER",
        "SHA_1,TLS_SERVER_END_POINT",
        "SHA_256,TLS_SERVER_END_POINT"
    })
    void withBinding(ScramHash hash, ChannelBindings.Type type) throws Exception {
        ScramMechanism mechanism = ScramMechanism.plus(hash, realm, TestRealm.DECOY);
        Turn turn = login(mechanism, Logins.connection(Logins.BOTH), client(mechanism, "a=n,na", "geheim", type));
        assertThat(turn).isEqualTo(new Turn.Accepted("a=n,na", Optional.empty()));
    }

    @Test
    void aLoginThroughAnotherConnectionIsRefused() throws Exception {
        ScramMechanism mechanism = ScramMechanism.plus(ScramHash.SHA_256, realm, TestRealm.DECOY);
        ChannelBindings other = type -> Optional.of(new byte[] {1, 2, 3});
        Turn turn = login(
                mechanism,
                Logins.connection(other),
                client(mechanism, "a=n,na", "geheim", ChannelBindings.Type.TLS_EXPORTER));
        assertThat(((Turn.Refused) turn).failure().reason()).startsWith("channel-bindings-dont-match");
    }

    @Test
    void aTypeThatTheSessionHasNotIsRefused() throws Exception {
        ScramMechanism mechanism = ScramMechanism.plus(ScramHash.SHA_256, realm, TestRealm.DECOY);
        Turn turn = login(
                mechanism,
                Logins.connection(Logins.END_POINT_ONLY),
                client(mechanism, "a=n,na", "geheim", ChannelBindings.Type.TLS_EXPORTER));
        assertThat(((Turn.Refused) turn).failure().reason()).isEqualTo("unsupported-channel-binding-type");
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        ScramMechanism mechanism = ScramMechanism.plain(ScramHash.SHA_256, false, realm, TestRealm.DECOY);
        Turn turn = login(mechanism, Logins.connection(), client(mechanism, "a=n,na", "wrong", null));
        assertThat(((Turn.Refused) turn).failure().kind()).isEqualTo(Kind.BAD_CREDENTIALS);
    }

    private static ScramClient client(
            ScramMechanism mechanism, String user, String password, ChannelBindings.Type type) {
        var builder = ScramClient.builder()
                .advertisedMechanisms(List.of(mechanism.name()))
                .username(user)
                .password(password.toCharArray());
        return type == null
                ? builder.build()
                : builder.channelBinding(type.registeredName(), Logins.binding(type))
                        .build();
    }

    /** As a text protocol does it; the client checks the server's signature. */
    private static Turn login(ScramMechanism mechanism, SaslContext context, ScramClient client) throws Exception {
        try (SaslDialogue dialogue = new SaslDialogue(mechanism, context)) {
            Turn turn = dialogue.begin(Logins.base64(client.clientFirstMessage().toString()));
            if (!(turn instanceof Turn.Ask serverFirst)) {
                return turn;
            }
            client.serverFirstMessage(text(serverFirst));
            turn = dialogue.answer(Logins.base64(client.clientFinalMessage().toString()));
            if (!(turn instanceof Turn.Ask serverFinal)) {
                return turn;
            }
            client.serverFinalMessage(text(serverFinal));
            return dialogue.answer("");
        }
    }

    private static String text(Turn.Ask ask) {
        return new String(Base64.getDecoder().decode(ask.base64()), UTF_8);
    }
}
