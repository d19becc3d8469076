package org.mailroom.connector;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailroom.connector.inflow.InvalidSettingException;
import org.mailroom.connector.management.Log;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.selftest.SelfTestReport;
import org.mailroom.security.tls.TlsFigures;
import org.mailroom.security.tls.TlsProtocol;
import org.mailroom.security.tls.TlsServer;
import org.mailroom.security.tls.TlsService;
import org.mailroom.security.tls.TlsUnavailableException;
import org.mailroom.security.tls.key.KeyFacts;
import org.mailroom.security.tls.key.KeyFiles;
import org.mailroom.security.tls.key.KeyRing;
import org.mailroom.security.tls.key.KeySourceException;
import org.mailroom.security.tls.key.KeyWatch;
import org.mailroom.security.tls.key.SelfSigned;

/** TLS of a running server: its keys, wherever they come from, and the service that uses them, unless no engine works here. */
final class ServerTls implements AutoCloseable {

    private final Optional<KeyFiles> files;
    private final Optional<KeyWatch> watch;
    private volatile KeyRing ring;
    private volatile Optional<TlsService> service = Optional.empty();
    private SelfTestReport failed = new SelfTestReport(List.of());

    private ServerTls(TlsProperties properties, Path directory, String hostName, SecurityMetrics metrics)
            throws InvalidSettingException {
        this.files = properties.keyFiles();
        this.watch = files.map(found -> new KeyWatch(found, this::use, metrics));
        try {
            this.ring = watch.isPresent()
                    ? watch.get().load(Log.KEYS_EXPIRED::write)
                    : SelfSigned.loadOrMake(directory, hostName, metrics);
        } catch (KeySourceException e) {
            files.ifPresent(KeyFiles::close);
            throw new InvalidSettingException("tlsKeys", properties.keys(), e.getMessage());
        }
    }

    /**
     * Starts what works. When no engine does, there is no server, and the report says why.
     *
     * @param directory keeps a self-signed certificate when no keys are configured
     * @param hostName that a self-signed certificate is for
     */
    static ServerTls start(TlsProperties properties, Path directory, String hostName, SecurityMetrics metrics)
            throws InvalidSettingException {
        var tls = new ServerTls(properties, directory, hostName, metrics);
        try {
            tls.open(properties, metrics);
            return tls;
        } catch (InvalidSettingException | RuntimeException e) {
            tls.close();
            throw e;
        }
    }

    private void open(TlsProperties properties, SecurityMetrics metrics) throws InvalidSettingException {
        int threads = Runtime.getRuntime().availableProcessors();
        try {
            service = Optional.of(TlsService.start(properties.settings(threads), ring, metrics));
        } catch (TlsUnavailableException e) {
            failed = e.report();
            return;
        }
        if (!properties.reloadInterval().equals(Duration.ZERO)) {
            watch.ifPresent(polling -> polling.start(properties.reloadInterval()));
        }
        Log.TLS_READY.write(engine(), String.join(" and ", protocols()), KeyFacts.describe(ring));
    }

    private void use(KeyRing changed) {
        TlsService running = service.orElseThrow();
        if (!running.keys(changed)) {
            throw new IllegalStateException(
                    "they do not pass the self-test: " + running.selfTest().failures());
        }
        ring = changed;
    }

    Optional<TlsServer> server() {
        return service.map(running -> running);
    }

    /** For a protocol that clients may name by ALPN (RFC 7301). */
    Optional<TlsServer> server(String applicationProtocol) {
        return service.map(running -> running.speaking(applicationProtocol));
    }

    /** What was tested before it was offered, now or when the keys were read last. */
    SelfTestReport selfTest() {
        return service.map(TlsService::selfTest).orElse(failed);
    }

    /** As in {@code JDK, Java 17.0.15}; empty without TLS. */
    String engine() {
        return figures()
                .map(now -> now.engine() + ", Java " + Runtime.version())
                .orElse("");
    }

    List<String> protocols() {
        return figures().map(TlsFigures::protocols).orElse(List.of()).stream()
                .map(TlsProtocol::standardName)
                .toList();
    }

    List<String> cipherSuites() {
        return figures().map(TlsFigures::cipherSuites).orElse(List.of());
    }

    private Optional<TlsFigures> figures() {
        return service.map(TlsService::figures);
    }

    List<KeyFacts> keys() {
        return ring.keys().stream().map(KeyFacts::of).toList();
    }

    /** Reads the key files again; a self-signed certificate is as it is. */
    void reload() throws KeySourceException {
        if (watch.isPresent()) {
            watch.get().reloadNow();
        }
    }

    /** Forgets every session. */
    int purge() {
        return service.map(TlsService::purge).orElse(0);
    }

    @Override
    public void close() {
        watch.ifPresent(KeyWatch::close);
        service.ifPresent(TlsService::close);
        files.ifPresent(KeyFiles::close);
    }
}
