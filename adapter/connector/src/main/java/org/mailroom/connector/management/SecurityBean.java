package org.mailroom.connector.management;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.mailroom.api.management.BanFigures;
import org.mailroom.api.management.CacheFigures;
import org.mailroom.api.management.CheckFigures;
import org.mailroom.api.management.KeyFigures;
import org.mailroom.api.management.SecurityMXBean;
import org.mailroom.security.selftest.CheckResult;
import org.mailroom.security.tls.key.KeyFacts;

/** Encryption and logins for JMX clients: times as text, failures as exceptions of the JDK. */
public final class SecurityBean implements SecurityMXBean {

    private static final int LONGEST_BAN = 365 * 24 * 60;

    private final SecuritySources sources;

    public SecurityBean(SecuritySources sources) {
        this.sources = sources;
    }

    @Override
    public List<CheckFigures> getSelfTest() {
        return sources.selfTest().get().results().stream()
                .<CheckFigures>map(SecurityBean::row)
                .toList();
    }

    private static CheckRow row(CheckResult result) {
        return new CheckRow(
                result.name(), result.hasPassed(), result.took().toNanos() / 1000, result.problem(), result.advice());
    }

    @Override
    public String getTlsEngine() {
        return sources.tls().get().engine();
    }

    @Override
    public List<String> getTlsProtocols() {
        return sources.tls().get().protocols();
    }

    @Override
    public List<String> getTlsCipherSuites() {
        return sources.tls().get().cipherSuites();
    }

    @Override
    public List<KeyFigures> getKeys() {
        return sources.keys().get().stream().<KeyFigures>map(SecurityBean::row).toList();
    }

    private static KeyRow row(KeyFacts key) {
        return new KeyRow(
                key.source(),
                key.algorithm(),
                key.subject(),
                key.issuer(),
                key.names(),
                key.selfSigned(),
                key.notBefore().toString(),
                key.notAfter().toString(),
                key.sha256());
    }

    @Override
    public List<CacheFigures> getCaches() {
        return sources.caches().get().stream()
                .<CacheFigures>map(cache -> new CacheRow(
                        cache.name(),
                        cache.size(),
                        cache.freed(),
                        cache.hits(),
                        cache.misses(),
                        cache.sweptAt().toString()))
                .toList();
    }

    @Override
    public List<String> getMechanisms() {
        return sources.mechanisms();
    }

    @Override
    public List<BanFigures> getBans() {
        return sources.bans().get().stream()
                .<BanFigures>map(ban ->
                        new BanRow(ban.address().getHostAddress(), ban.until().toString()))
                .sorted(Comparator.comparing(BanFigures::getAddress))
                .toList();
    }

    @Override
    public int purgeCaches() {
        return sources.purge().getAsInt();
    }

    @Override
    public void reloadKeys() {
        try {
            sources.reload().call();
        } catch (Exception e) {
            // Its message alone: a JMX client has not our classes
            throw new IllegalStateException("the keys of before stay in use: " + e.getMessage());
        }
    }

    @Override
    public void ban(String address, int minutes) {
        if (minutes < 1 || minutes > LONGEST_BAN) {
            throw new IllegalArgumentException("minutes is " + minutes + ", but it is 1 to " + LONGEST_BAN);
        }
        sources.ban().accept(parse(address), Duration.ofMinutes(minutes));
    }

    @Override
    public void unban(String address) {
        if (!sources.unban().test(parse(address))) {
            throw new IllegalArgumentException(address + " is not banned");
        }
    }

    /** An address in digits: a name would be looked up, and whoever answers the look-up would choose whom to let in. */
    private static InetAddress parse(String address) {
        try {
            if (address.matches("[0-9.]+") || address.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%\\w+)?")) {
                return InetAddress.getByName(address);
            }
        } catch (UnknownHostException e) {
            // Refused below
        }
        throw new IllegalArgumentException("'" + address + "' is not an IP address such as 192.0.2.1 or 2001:db8::1");
    }

    private record CheckRow(String getName, boolean isPassed, long getMicros, String getProblem, String getAdvice)
            implements CheckFigures {}

    private record KeyRow(
            String getSource,
            String getAlgorithm,
            String getSubject,
            String getIssuer,
            List<String> getNames,
            boolean isSelfSigned,
            String getNotBefore,
            String getNotAfter,
            String getFingerprint)
            implements KeyFigures {}

    private record CacheRow(String getName, int getSize, int getFreed, long getHits, long getMisses, String getSweptAt)
            implements CacheFigures {}

    private record BanRow(String getAddress, String getUntil) implements BanFigures {}
}
