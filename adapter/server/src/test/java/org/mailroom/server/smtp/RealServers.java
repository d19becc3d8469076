package org.mailroom.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mailroom.security.tls.TlsEngine;
import org.mailroom.server.BufferLeaks;
import org.mailroom.server.RealAccounts;
import org.mailroom.store.queue.Outcome;

/** A server for each engine of TLS, with real accounts; and in the end nothing may be left of any connection. */
final class RealServers implements AutoCloseable {

    /** What is beneath the protocol, or its layer. */
    enum Wire {
        CLEAR,
        JDK,
        BCJSSE,
        OPENSSL;

        boolean isTls() {
            return this != CLEAR;
        }
    }

    private final Map<Wire, SmtpServer> servers = new EnumMap<>(Wire.class);
    private final Path directory = Files.createTempDirectory("pieces");

    RealServers() throws IOException {
        BufferLeaks.watch();
        var accounts = new RealAccounts(directory).add(RealClient.USER.toLowerCase(), true, RealClient.PASSWORD);
        for (Wire wire : Wire.values()) {
            var setup = new SmtpServer.Setup(Files.createDirectory(directory.resolve(wire.name())));
            if (wire.isTls()) {
                setup.tls(TlsEngine.valueOf(wire.name()));
            }
            servers.put(wire, setup.login(accounts.mechanisms()).start());
        }
    }

    SmtpServer on(Wire wire) {
        return servers.get(wire);
    }

    /** The messages that have come since it was asked. */
    List<String> messages(Wire wire) {
        SmtpServer server = on(wire);
        var claims = server.waiting("orders");
        List<String> messages = claims.stream().map(server::message).toList();
        claims.forEach(claim -> server.store.queue().settle(claim, new Outcome.Handled()));
        return messages;
    }

    @Override
    public void close() throws IOException {
        for (SmtpServer server : servers.values()) {
            server.awaitNothingLeft();
            assertThat(server.penalties.size()).isZero();
            server.close();
        }
        BufferLeaks.assertNone();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted((one, other) -> other.compareTo(one)).forEach(RealServers::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
