package org.mailroom.security.sasl.scram;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.ScramHash;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.tls.ChannelBindings;

/**
 * SCRAM (RFC 5802, RFC 7677). A login that fails ends with a plain failure and not with an {@code e=} message: SMTP and IMAP tell
 * of it by their own reply, and the message would cost one more round trip in which the client can only agree. The words of
 * {@code server-error-value} stand in the reason instead where the client may know it.
 */
public final class ScramMechanism implements SaslMechanism {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_OCTETS = 18;

    private final ScramHash hash;
    private final boolean needsBinding;
    private final boolean isBindingOffered;
    private final CredentialStore store;
    private final ScramDecoy decoy;
    private final Supplier<String> nonces;

    private ScramMechanism(
            ScramHash hash,
            boolean plus,
            boolean offered,
            CredentialStore store,
            ScramDecoy decoy,
            Supplier<String> nonces) {
        this.hash = hash;
        this.needsBinding = plus;
        this.isBindingOffered = offered;
        this.store = store;
        this.decoy = decoy;
        this.nonces = nonces;
    }

    /** The name without and with {@code -PLUS}. */
    public static String name(ScramHash hash, boolean plus) {
        return "SCRAM-" + hash.digest() + (plus ? "-PLUS" : "");
    }

    /** With channel binding. */
    public static ScramMechanism plus(ScramHash hash, CredentialStore store, ScramDecoy decoy) {
        return new ScramMechanism(hash, true, true, store, decoy, ScramMechanism::nonce);
    }

    /**
     * Without.
     *
     * @param isPlusOffered whether its sister with channel binding is offered where a connection has one; a client that did not
     *     see it there talks to us through somebody who took it away, and is refused (RFC 5802, section 6)
     */
    public static ScramMechanism plain(ScramHash hash, boolean isPlusOffered, CredentialStore store, ScramDecoy decoy) {
        return new ScramMechanism(hash, false, isPlusOffered, store, decoy, ScramMechanism::nonce);
    }

    /** With nonces that are known beforehand, for known answers. */
    ScramMechanism withNonces(Supplier<String> known) {
        return new ScramMechanism(hash, needsBinding, isBindingOffered, store, decoy, known);
    }

    @Override
    public String name() {
        return name(hash, needsBinding);
    }

    @Override
    public boolean isClearText() {
        return false;
    }

    @Override
    public boolean isPossible(SaslContext context) {
        return !needsBinding || hasBinding(context);
    }

    @Override
    public SaslExchange begin(SaslContext context) {
        ScramBinding binding =
                new ScramBinding(needsBinding, isBindingOffered && hasBinding(context), context.bindings());
        return new ScramExchange(name(), hash, binding, store, decoy, nonces.get());
    }

    private static boolean hasBinding(SaslContext context) {
        return Stream.of(ChannelBindings.Type.values())
                .anyMatch(type -> context.bindings().data(type).isPresent());
    }

    private static String nonce() {
        byte[] bytes = new byte[NONCE_OCTETS];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
