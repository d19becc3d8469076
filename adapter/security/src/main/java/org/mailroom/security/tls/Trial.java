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
import org.mailroom.security.tls.key.KeyFacts;
import org.mailroom.security.tls.key.KeyRing;
import org.mailroom.security.tls.key.ServerKey;

/**
 * What an engine proved that it can do with these keys.
 *
 * @param offer the suites that passed with a key of each kind; empty when the engine cannot be used
 * @param usable the keys that passed; empty when none did
 */
record Trial(SelfTestReport report, Offer offer, Optional<KeyRing> usable) {

    /** Tries every key, and every protocol with every suite and a key of every kind, by algorithm and size or curve. */
    static Trial of(Engines engines, TlsSettings settings, KeyRing ring) {
        SelfTestReport loaded = SelfTest.run(engines.preconditions());
        if (!loaded.failures().isEmpty()) {
            return new Trial(loaded, Offer.NOTHING, Optional.empty());
        }
        TlsSettings anonymous = settings.with(ClientCertificates.OFF, Optional.empty());
        KeyTrial keyTrial = new KeyTrial(engines, anonymous);
        SelfTestReport tried =
                SelfTest.run(ring.keys().stream().map(keyTrial::check).toList());
        List<ServerKey> usable = ring.keys().stream()
                .filter(key -> tried.hasPassed(keyTrial.name(key)))
                .toList();
        Map<String, ServerKey> kinds = firstOfEachKind(usable);
        SelfTestReport report = loaded.and(tried).and(SelfTest.run(checks(engines, anonymous, kinds)));
        Offer offer = passed(engines, settings, kinds, report);
        return new Trial(
                report.and(refused(engines.engine(), settings, offer)),
                offer,
                usable.isEmpty() ? Optional.empty() : Optional.of(new KeyRing(usable)));
    }

    /** The first failure, for a log line. */
    String problem() {
        return report.failures().stream()
                .findFirst()
                .map(failure -> "[" + failure.name() + "] " + failure.problem() + " -> " + failure.advice())
                .orElse("");
    }

    private static Map<String, ServerKey> firstOfEachKind(List<ServerKey> usable) {
        Map<String, ServerKey> kinds = new LinkedHashMap<>();
        usable.forEach(key -> kinds.putIfAbsent(KeyFacts.of(key).algorithm(), key));
        return kinds;
    }

    private static List<Check> checks(Engines engines, TlsSettings settings, Map<String, ServerKey> kinds) {
        List<Check> checks = new ArrayList<>();
        for (TlsProtocol protocol : TlsProtocol.values()) {
            if (!settings.protocols().contains(protocol)) {
                continue;
            }
            for (String suite : candidates(protocol, kinds)) {
                kinds.forEach((kind, key) -> {
                    if (Offer.fits(suite, key.algorithm())) {
                        checks.add(check(engines, settings, protocol, suite, kind, key));
                    }
                });
            }
        }
        return checks;
    }

    private static Check check(
            Engines engines, TlsSettings settings, TlsProtocol protocol, String suite, String kind, ServerKey key) {
        return new Check(
                name(engines.engine(), protocol, suite, kind),
                "The suite is not offered; if that is not meant, look at jdk.tls.disabledAlgorithms in java.security and at "
                        + key.source(),
                () -> KeyTrial.rehearse(engines, settings, protocol, suite, key));
    }

    private static String name(TlsEngine engine, TlsProtocol protocol, String suite, String kind) {
        return "tls " + engine + " " + protocol.standardName() + " " + suite + " " + kind;
    }

    private static List<String> candidates(TlsProtocol protocol, Map<String, ServerKey> kinds) {
        return Offer.candidates(
                protocol, kinds.values().stream().map(ServerKey::algorithm).toList());
    }

    private static Offer passed(
            Engines engines, TlsSettings settings, Map<String, ServerKey> kinds, SelfTestReport report) {
        Map<TlsProtocol, List<String>> suites = new EnumMap<>(TlsProtocol.class);
        for (TlsProtocol protocol : settings.protocols()) {
            List<String> candidates = candidates(protocol, kinds);
            List<String> passed = candidates.stream()
                    .filter(suite -> kinds.entrySet().stream()
                            .filter(kind -> Offer.fits(suite, kind.getValue().algorithm()))
                            .allMatch(kind -> report.hasPassed(name(engines.engine(), protocol, suite, kind.getKey()))))
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
