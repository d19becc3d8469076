package org.mailroom.security.tls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailroom.security.selftest.Check;
import org.mailroom.security.selftest.CheckResult;
import org.mailroom.security.selftest.SelfTest;
import org.mailroom.security.selftest.SelfTestReport;
import org.mailroom.security.tls.key.KeyRing;
import org.mailroom.security.tls.key.ServerKey;

/**
 * What an engine proved that it can do with these keys.
 *
 * @param offer the suites that passed with a key of each algorithm; empty when the engine cannot be used
 */
record Trial(SelfTestReport report, Offer offer) {

    /** Tries every protocol with every suite and a key of every algorithm. */
    static Trial of(Engines engines, TlsSettings settings, KeyRing ring) {
        SelfTestReport loaded = SelfTest.run(engines.preconditions());
        if (!loaded.failures().isEmpty()) {
            return new Trial(loaded, Offer.NOTHING);
        }
        Map<String, ServerKey> keys = firstOfEachAlgorithm(ring);
        SelfTestReport report = loaded.and(SelfTest.run(checks(engines, settings, keys)));
        Offer offer = passed(engines, settings, keys, report);
        return new Trial(report.and(refused(engines.engine(), settings, offer)), offer);
    }

    /** The first failure, for a log line. */
    String problem() {
        return report.failures().stream()
                .findFirst()
                .map(failure -> "[" + failure.name() + "] " + failure.problem() + " -> " + failure.advice())
                .orElse("");
    }

    private static Map<String, ServerKey> firstOfEachAlgorithm(KeyRing ring) {
        Map<String, ServerKey> keys = new LinkedHashMap<>();
        ring.keys().forEach(key -> keys.putIfAbsent(key.algorithm(), key));
        return keys;
    }

    private static List<Check> checks(Engines engines, TlsSettings settings, Map<String, ServerKey> keys) {
        List<Check> checks = new ArrayList<>();
        for (TlsProtocol protocol : TlsProtocol.values()) {
            if (!settings.protocols().contains(protocol)) {
                continue;
            }
            for (String suite : Offer.candidates(protocol, keys.keySet())) {
                keys.forEach((algorithm, key) -> {
                    if (Offer.fits(suite, algorithm)) {
                        checks.add(check(engines, settings, protocol, suite, key));
                    }
                });
            }
        }
        return checks;
    }

    private static Check check(
            Engines engines, TlsSettings settings, TlsProtocol protocol, String suite, ServerKey key) {
        TlsSettings anonymous = settings.with(ClientCertificates.OFF, Optional.empty());
        return new Check(
                name(engines.engine(), protocol, suite, key.algorithm()),
                "The suite is not offered; if that is not meant, look at jdk.tls.disabledAlgorithms in java.security and at "
                        + key.source(),
                () -> {
                    try (ServerContext context =
                            engines.context(new KeyRing(List.of(key)), anonymous, Offer.of(protocol, suite))) {
                        HandshakeRehearsal.run(context, protocol, suite, key);
                    }
                });
    }

    private static String name(TlsEngine engine, TlsProtocol protocol, String suite, String algorithm) {
        return "tls " + engine + " " + protocol.standardName() + " " + suite + " " + algorithm;
    }

    private static Offer passed(
            Engines engines, TlsSettings settings, Map<String, ServerKey> keys, SelfTestReport report) {
        Map<TlsProtocol, List<String>> suites = new EnumMap<>(TlsProtocol.class);
        for (TlsProtocol protocol : settings.protocols()) {
            List<String> candidates = Offer.candidates(protocol, keys.keySet());
            List<String> passed = candidates.stream()
                    .filter(suite -> keys.keySet().stream()
                            .filter(algorithm -> Offer.fits(suite, algorithm))
                            .allMatch(
                                    algorithm -> report.hasPassed(name(engines.engine(), protocol, suite, algorithm))))
                    .toList();
            boolean usable = engines.choosesSuites(protocol) || passed.size() == candidates.size();
            suites.put(protocol, usable ? passed : List.of());
        }
        return new Offer(suites);
    }

    private static SelfTestReport refused(TlsEngine engine, TlsSettings settings, Offer offer) {
        return new SelfTestReport(settings.protocols().stream()
                .filter(protocol -> !offer.protocols().contains(protocol))
                .sorted()
                .map(protocol -> new CheckResult(
                        "tls " + engine + " " + protocol.standardName(),
                        false,
                        Duration.ZERO,
                        "no cipher suite of it can be used, so it is not offered",
                        "See what failed before; the protocol can be left out of the settings"))
                .toList());
    }
}
