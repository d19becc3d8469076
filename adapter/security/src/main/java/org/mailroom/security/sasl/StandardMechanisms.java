package org.mailroom.security.sasl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.CredentialStore.Proof;
import org.mailroom.security.credential.ScramHash;
import org.mailroom.security.sasl.crammd5.CramMd5Mechanism;
import org.mailroom.security.sasl.external.CertificateIdentity;
import org.mailroom.security.sasl.external.ExternalMechanism;
import org.mailroom.security.sasl.login.LoginMechanism;
import org.mailroom.security.sasl.ntlm.NtlmMechanism;
import org.mailroom.security.sasl.oauth.BearerDialect;
import org.mailroom.security.sasl.oauth.BearerMechanism;
import org.mailroom.security.sasl.oauth.TokenVerifier;
import org.mailroom.security.sasl.plain.PlainMechanism;
import org.mailroom.security.sasl.scram.ScramMechanism;
import org.mailroom.security.sasl.spnego.SpnegoMechanism;

/** Where the mechanisms are put together, the best first. */
public final class StandardMechanisms {

    /** Their names, and those of the layered, in the order in which they are offered. */
    public static final List<String> NAMES = List.of(
            ScramMechanism.name(ScramHash.SHA_256, true),
            ScramMechanism.name(ScramHash.SHA_1, true),
            ScramMechanism.name(ScramHash.SHA_256, false),
            ScramMechanism.name(ScramHash.SHA_1, false),
            SpnegoMechanism.NAME,
            NtlmMechanism.NAME,
            ExternalMechanism.NAME,
            BearerDialect.OAUTHBEARER.name(),
            BearerDialect.XOAUTH2.name(),
            CramMd5Mechanism.NAME,
            PlainMechanism.NAME,
            LoginMechanism.NAME);

    private final Set<String> enabled;
    private final CredentialStore store;
    private final SaslSettings settings;
    private final List<SaslMechanism> mechanisms = new ArrayList<>();

    private StandardMechanisms(Set<String> enabled, CredentialStore store, SaslSettings settings) {
        this.enabled = Set.copyOf(enabled);
        this.store = store;
        this.settings = settings;
    }

    /**
     * The mechanisms that are enabled, that the realm has the proofs for, and that are configured.
     *
     * @param enabled their names, and the names of the layered
     * @param layered mechanisms with a security layer of their own, in order of preference; they stand after SCRAM
     */
    public static List<SaslMechanism> create(
            Set<String> enabled, CredentialStore store, SaslSettings settings, List<SaslMechanism> layered) {
        return new StandardMechanisms(enabled, store, settings).create(layered);
    }

    private List<SaslMechanism> create(List<SaslMechanism> layered) {
        TokenVerifier tokens = new TokenVerifier(settings.issuers(), settings.requiredScope(), settings.metrics());
        plus(ScramHash.SHA_256, Proof.SCRAM_SHA_256);
        plus(ScramHash.SHA_1, Proof.SCRAM_SHA_1);
        scram(ScramHash.SHA_256, Proof.SCRAM_SHA_256);
        scram(ScramHash.SHA_1, Proof.SCRAM_SHA_1);
        layered.stream().filter(mechanism -> enabled.contains(mechanism.name())).forEach(mechanisms::add);
        add(ExternalMechanism.NAME, Proof.IDENTITY, () -> new ExternalMechanism(store, new CertificateIdentity()));
        if (!settings.issuers().isEmpty()) {
            for (BearerDialect dialect : BearerDialect.values()) {
                add(dialect.name(), Proof.IDENTITY, () -> new BearerMechanism(dialect, store, tokens));
            }
        }
        add(CramMd5Mechanism.NAME, Proof.CRAM_MD5, () -> new CramMd5Mechanism(store));
        add(PlainMechanism.NAME, Proof.PASSWORD, () -> new PlainMechanism(store));
        add(LoginMechanism.NAME, Proof.PASSWORD, () -> new LoginMechanism(store));
        return List.copyOf(mechanisms);
    }

    private void plus(ScramHash hash, Proof proof) {
        add(ScramMechanism.name(hash, true), proof, () -> ScramMechanism.plus(hash, store, settings.decoy()));
    }

    private void scram(ScramHash hash, Proof proof) {
        boolean isPlusOffered = enabled.contains(ScramMechanism.name(hash, true));
        add(
                ScramMechanism.name(hash, false),
                proof,
                () -> ScramMechanism.plain(hash, isPlusOffered, store, settings.decoy()));
    }

    private void add(String name, Proof proof, Supplier<SaslMechanism> mechanism) {
        if (enabled.contains(name) && store.proofs().contains(proof)) {
            mechanisms.add(mechanism.get());
        }
    }
}
