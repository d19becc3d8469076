package org.mailroom.server;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.credential.Argon2Cost;
import org.mailroom.security.credential.EmbeddedCredentialStore;
import org.mailroom.security.credential.HashGate;
import org.mailroom.security.credential.SecretMaker;
import org.mailroom.security.credential.SecretScheme;
import org.mailroom.security.credential.SecretSettings;
import org.mailroom.security.credential.SecretWrap;
import org.mailroom.security.credential.StoredAccount;
import org.mailroom.security.credential.VerifierCache;
import org.mailroom.security.ntlm.ChannelBindingPolicy;
import org.mailroom.security.ntlm.Layer;
import org.mailroom.security.ntlm.NtlmSettings;
import org.mailroom.security.ntlm.Strength;
import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.sasl.SaslSettings;
import org.mailroom.security.sasl.StandardMechanisms;
import org.mailroom.security.sasl.ntlm.NtlmMechanism;
import org.mailroom.security.sasl.scram.ScramDecoy;
import org.mailroom.security.sasl.spnego.SpnegoMechanism;

/** The embedded realm with accounts in memory, and the mechanisms as they run. */
public final class RealAccounts {

    private static final char[] PASSWORD = "changeit".toCharArray();

    /** Through which every password is hashed. */
    public final HashGate gate = HashGate.ofCores();

    private final Map<String, StoredAccount> accounts = new ConcurrentHashMap<>();
    private final SecretSettings settings;

    /** Without accounts; the directory is for a key store. */
    public RealAccounts(Path directory) {
        settings = new SecretSettings(
                EnumSet.allOf(SecretScheme.class),
                new Argon2Cost(64, 1, 1),
                SecretSettings.DEFAULT_ITERATIONS,
                Optional.of(wrap(directory.resolve("wrap.p12"))));
    }

    private static SecretWrap wrap(Path file) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("wrap", new SecretKeySpec(new byte[32], "AES"), PASSWORD, null);
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD);
            }
            return SecretWrap.fromKeyStore(file, PASSWORD, "wrap");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds an account. */
    public RealAccounts add(String name, boolean isEnabled, String password) {
        var secrets = new SecretMaker(settings).make(name, password.getBytes(StandardCharsets.UTF_8));
        accounts.put(name, new StoredAccount(name, isEnabled, secrets));
        return this;
    }

    /** Adds an account that nobody has given a password. */
    public RealAccounts addWithoutPassword(String name) {
        accounts.put(name, new StoredAccount(name, true, Map.of()));
        return this;
    }

    /** All that prove a password, with and without a layer. */
    public List<SaslMechanism> mechanisms() {
        var cache = new VerifierCache(100, Duration.ofHours(1), SecurityMetrics.NONE);
        var store = new EmbeddedCredentialStore(name -> Optional.ofNullable(accounts.get(name)), settings, cache, gate);
        var ntlm = new NtlmSettings(Layer.REQUIRED, ChannelBindingPolicy.OFF, Set.of(Strength.BITS_128), "MAILROOM");
        return StandardMechanisms.create(
                Set.of("PLAIN", "LOGIN", "SCRAM-SHA-1", "SCRAM-SHA-256", "CRAM-MD5", "NTLM", "GSS-SPNEGO"),
                store,
                new SaslSettings(
                        List.of(),
                        Optional.empty(),
                        ScramDecoy.random(16, SecretSettings.DEFAULT_ITERATIONS),
                        SecurityMetrics.NONE),
                List.of(new SpnegoMechanism(store, ntlm), new NtlmMechanism(store, ntlm)));
    }
}
