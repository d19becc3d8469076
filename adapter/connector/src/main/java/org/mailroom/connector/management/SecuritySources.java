package org.mailroom.connector.management;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.mailroom.security.selftest.SelfTestReport;
import org.mailroom.security.tls.key.KeyFacts;
import org.mailroom.server.limit.LoginPenalties.Ban;

/**
 * Where {@link SecurityBean} takes from what it shows, and whom it asks to act.
 *
 * @param selfTest what was found at the start, and for TLS with the keys in use
 * @param tls what does TLS
 * @param keys in use now
 * @param caches after their last sweeps
 * @param mechanisms that can be offered, the preferred one first
 * @param bans addresses that are turned away, and until when
 * @param purge empties the caches, and says how many entries there were
 * @param reload reads the keys again; throws what is wrong with them
 * @param ban turns an address away for so long
 * @param unban forgets an address; false when it was not banned
 */
public record SecuritySources(
        Supplier<SelfTestReport> selfTest,
        Supplier<TlsInUse> tls,
        Supplier<List<KeyFacts>> keys,
        Supplier<List<SweptCache>> caches,
        List<String> mechanisms,
        Supplier<List<Ban>> bans,
        IntSupplier purge,
        Callable<?> reload,
        BiConsumer<InetAddress, Duration> ban,
        Predicate<InetAddress> unban) {

    /**
     * What does TLS.
     *
     * @param engine with its version, as in {@code JDK 17.0.12}
     * @param protocols as in {@code TLSv1.3}
     * @param cipherSuites by their IANA names
     */
    public record TlsInUse(String engine, List<String> protocols, List<String> cipherSuites) {}
}
