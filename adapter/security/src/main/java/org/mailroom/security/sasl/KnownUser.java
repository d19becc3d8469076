package org.mailroom.security.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.mailroom.security.credential.CramMd5Context;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.ScramHash;
import org.mailroom.security.credential.ScramKeys;
import org.mailroom.security.tls.ChannelBindings;

/** The realm of the self-test: the one user of an RFC's example. */
public record KnownUser(String name, String password, Optional<ScramKeys> scram, Optional<CramMd5Context> cramMd5)
        implements CredentialStore {

    /** With a password alone. */
    public static KnownUser withPassword(String name, String password) {
        return new KnownUser(name, password, Optional.empty(), Optional.empty());
    }

    /** A connection without TLS, from this machine. */
    public static SaslContext connection() {
        return connection(ChannelBindings.NONE);
    }

    /** A connection with TLS, from this machine. */
    public static SaslContext connection(ChannelBindings bindings) {
        return new SaslContext("imap", "localhost", InetAddress.getLoopbackAddress(), true, bindings, Optional.empty());
    }

    /**
     * Takes an exchange one step further, as a check does.
     *
     * @param response null for none
     * @param expected what the server must say, as a challenge or with its success
     */
    public static SaslStep expect(SaslExchange exchange, String response, String expected) {
        SaslStep step = exchange.next(response == null ? null : response.getBytes(UTF_8));
        byte[] said = new byte[0];
        if (step instanceof SaslStep.Challenge challenge) {
            said = challenge.data();
        } else if (step instanceof SaslStep.Success success) {
            said = success.finalData().orElse(said);
        }
        if (!expected.equals(new String(said, UTF_8)) || step instanceof SaslStep.Failure) {
            throw new IllegalStateException("expected \"" + expected + "\", got " + step);
        }
        return step;
    }

    /** Takes the step that must end in success. */
    public static void expectSuccess(SaslExchange exchange, String response, String expected) {
        if (!(expect(exchange, response, expected) instanceof SaslStep.Success)) {
            throw new IllegalStateException("the right answer was not accepted");
        }
    }

    @Override
    public String realm() {
        return "self-test";
    }

    @Override
    public Set<Proof> proofs() {
        return Set.of(Proof.values());
    }

    @Override
    public Optional<String> canonicalName(String user) {
        return Optional.of(user);
    }

    @Override
    public Verdict checkPassword(String user, byte[] password, InetAddress peer) {
        return find(user) && MessageDigest.isEqual(this.password.getBytes(UTF_8), password)
                ? Verdict.ACCEPTED
                : Verdict.REJECTED;
    }

    @Override
    public boolean find(String user) {
        return name.equals(user);
    }

    @Override
    public Optional<ScramKeys> scramKeys(String user, ScramHash hash) {
        return scram.filter(keys -> find(user) && keys.hash() == hash);
    }

    @Override
    public Optional<CramMd5Context> cramMd5Context(String user) {
        return cramMd5.filter(context -> find(user));
    }
}
