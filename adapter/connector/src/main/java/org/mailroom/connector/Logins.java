package org.mailroom.connector;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.credential.CredentialChecks;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.ScramHash;
import org.mailroom.security.credential.ScramSecrets;
import org.mailroom.security.credential.SecretSettings;
import org.mailroom.security.ntlm.Layer;
import org.mailroom.security.ntlm.NtlmChecks;
import org.mailroom.security.ntlm.NtlmSettings;
import org.mailroom.security.ntlm.Strength;
import org.mailroom.security.sasl.SaslChecks;
import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.sasl.SaslSettings;
import org.mailroom.security.sasl.StandardMechanisms;
import org.mailroom.security.sasl.crammd5.CramMd5Mechanism;
import org.mailroom.security.sasl.login.LoginMechanism;
import org.mailroom.security.sasl.ntlm.NtlmMechanism;
import org.mailroom.security.sasl.oauth.BearerDialect;
import org.mailroom.security.sasl.oauth.KeysSource;
import org.mailroom.security.sasl.oauth.TokenIssuer;
import org.mailroom.security.sasl.plain.PlainMechanism;
import org.mailroom.security.sasl.scram.ScramDecoy;
import org.mailroom.security.sasl.scram.ScramMechanism;
import org.mailroom.security.sasl.spnego.SpnegoMechanism;
import org.mailroom.security.selftest.BouncyCastleVersionCheck;
import org.mailroom.security.selftest.Check;
import org.mailroom.security.selftest.SelfTest;
import org.mailroom.security.selftest.SelfTestReport;
import org.mailroom.store.account.AccountStore;

/** Puts the mechanisms together that are configured, that the realm can serve, and that have passed their tests. */
final class Logins {

    private static final int DECOY_OCTETS = 32;
    private static final int TARGET_NAME = 15;

    private static final Set<String> NTLM_NEEDS =
            Set.of(NtlmChecks.KNOWN_ANSWERS, CredentialChecks.MD4, CredentialChecks.AES_256_GCM);

    /** What a mechanism relies on besides itself; the rest has no needs. */
    private static final Map<String, Set<String>> NEEDS = Map.of(
            ScramMechanism.name(ScramHash.SHA_256, true),
            Set.of(CredentialChecks.PBKDF2_SHA_256),
            ScramMechanism.name(ScramHash.SHA_256, false),
            Set.of(CredentialChecks.PBKDF2_SHA_256),
            ScramMechanism.name(ScramHash.SHA_1, true),
            Set.of(CredentialChecks.PBKDF2_SHA_1),
            ScramMechanism.name(ScramHash.SHA_1, false),
            Set.of(CredentialChecks.PBKDF2_SHA_1),
            NtlmMechanism.NAME,
            NTLM_NEEDS,
            SpnegoMechanism.NAME,
            NTLM_NEEDS,
            CramMd5Mechanism.NAME,
            Set.of(CredentialChecks.HMAC_MD5, CredentialChecks.AES_256_GCM),
            PlainMechanism.NAME,
            Set.of(CredentialChecks.ARGON2ID),
            LoginMechanism.NAME,
            Set.of(CredentialChecks.ARGON2ID));

    private final LoginProperties properties;
    private final SelfTestReport report;

    private Logins(LoginProperties properties, SelfTestReport report) {
        this.properties = properties;
        this.report = report;
    }

    /** Tries everything that logins may use here. */
    static Logins tested(LoginProperties properties) {
        List<Check> checks = new ArrayList<>();
        checks.add(BouncyCastleVersionCheck.check());
        checks.addAll(CredentialChecks.checks());
        checks.addAll(NtlmChecks.checks(properties.ntlm().allow56Bit()));
        Set<String> wanted = wanted(properties);
        checks.addAll(SaslChecks.checks().stream()
                .filter(check -> SaslChecks.mechanismOf(check.name())
                        .map(wanted::contains)
                        .orElse(true))
                .toList());
        return new Logins(properties, SelfTest.run(checks));
    }

    /** Nobody issues tokens: then no mechanism takes them, and their library need not be loaded. */
    private static Set<String> wanted(LoginProperties properties) {
        Set<String> wanted = new HashSet<>(properties.mechanisms());
        if (properties.oauth().issuers().isEmpty()) {
            Stream.of(BearerDialect.values()).map(Enum::name).forEach(wanted::remove);
        }
        return wanted;
    }

    SelfTestReport selfTest() {
        return report;
    }

    /**
     * The mechanisms, the best first.
     *
     * @param accounts keeps what SCRAM shows of users who do not exist
     */
    List<SaslMechanism> mechanisms(
            CredentialStore realm,
            SecretSettings secrets,
            AccountStore accounts,
            String hostName,
            SecurityMetrics metrics) {
        Set<String> usable =
                properties.mechanisms().stream().filter(this::hasPassed).collect(Collectors.toUnmodifiableSet());
        var settings = new SaslSettings(issuers(), Optional.empty(), decoy(secrets, accounts), metrics);
        return StandardMechanisms.create(usable, realm, settings, ntlm(realm, usable, hostName));
    }

    private boolean hasPassed(String mechanism) {
        boolean isStandard = !mechanism.equals(NtlmMechanism.NAME) && !mechanism.equals(SpnegoMechanism.NAME);
        return (!isStandard || report.hasPassed(SaslChecks.nameOf(mechanism)))
                && NEEDS.getOrDefault(mechanism, Set.of()).stream().allMatch(report::hasPassed);
    }

    private List<SaslMechanism> ntlm(CredentialStore realm, Set<String> usable, String hostName) {
        if (!realm.proofs().contains(CredentialStore.Proof.NT_HASH)) {
            return List.of();
        }
        NtlmProperties ntlm = properties.ntlm();
        Set<Strength> strengths = NtlmChecks.strengths(report);
        List<SaslMechanism> mechanisms = new ArrayList<>();
        if (usable.contains(SpnegoMechanism.NAME) && !strengths.isEmpty()) {
            mechanisms.add(new SpnegoMechanism(realm, settings(Layer.OFF, ntlm, strengths, hostName)));
        }
        if (usable.contains(NtlmMechanism.NAME) && (ntlm.securityLayer() == Layer.OFF || !strengths.isEmpty())) {
            mechanisms.add(new NtlmMechanism(realm, settings(ntlm.securityLayer(), ntlm, strengths, hostName)));
        }
        return mechanisms;
    }

    private static NtlmSettings settings(Layer layer, NtlmProperties ntlm, Set<Strength> strengths, String hostName) {
        return new NtlmSettings(layer, ntlm.channelBinding(), strengths, targetName(hostName));
    }

    /** The NetBIOS name that a host would have: the first label of its name, as far as it may be one. */
    private static String targetName(String hostName) {
        String label = hostName.split("\\.", 2)[0].toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9-]", "");
        return label.isEmpty() ? "MAILROOM" : label.substring(0, Math.min(TARGET_NAME, label.length()));
    }

    private static ScramDecoy decoy(SecretSettings secrets, AccountStore accounts) {
        byte[] candidate = new byte[DECOY_OCTETS];
        new SecureRandom().nextBytes(candidate);
        return new ScramDecoy(
                accounts.sharedSecret("scram decoys", candidate), ScramSecrets.SALT_OCTETS, secrets.iterations());
    }

    private List<TokenIssuer> issuers() {
        OauthProperties oauth = properties.oauth();
        return oauth.issuers().stream()
                .map(issuer -> new TokenIssuer(issuer.name(), oauth.audience(), source(issuer), oauth.userClaim()))
                .toList();
    }

    private static KeysSource source(OauthProperties.Issuer issuer) {
        return issuer.keys().getScheme().equals("file")
                ? new KeysSource.File(Path.of(issuer.keys()))
                : new KeysSource.Url(issuer.keys());
    }
}
