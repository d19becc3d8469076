package org.mailroom.connector;

import static org.mailroom.connector.SettingRules.choice;
import static org.mailroom.connector.SettingRules.flag;
import static org.mailroom.connector.SettingRules.integer;
import static org.mailroom.connector.SettingRules.listOf;
import static org.mailroom.connector.SettingRules.password;
import static org.mailroom.connector.SettingRules.seconds;
import static org.mailroom.connector.SettingRules.trimmed;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailroom.connector.inflow.InvalidSettingException;
import org.mailroom.security.tls.ClientCertificates;
import org.mailroom.security.tls.TlsEngine;
import org.mailroom.security.tls.TlsProtocol;
import org.mailroom.security.tls.TlsSettings;
import org.mailroom.security.tls.key.KeyFiles;
import org.mailroom.security.tls.key.KeySourceException;
import org.mailroom.security.tls.key.TrustFile;

/**
 * The properties of TLS. Passwords are arrays, so that a record in a log shows none.
 *
 * @param startTls whether to offer it
 * @param protocols at least one
 * @param keys as {@link KeyFiles} reads it; empty for a self-signed certificate
 * @param trust a file; empty when clients are not asked for certificates
 * @param reloadInterval zero for never
 */
record TlsProperties(
        boolean startTls,
        TlsEngine engine,
        Set<TlsProtocol> protocols,
        String keys,
        char[] keyPassword,
        ClientCertificates clientCertificates,
        String trust,
        char[] trustPassword,
        int sessionCacheSize,
        Duration sessionTimeout,
        Duration generationLifetime,
        Duration sweepInterval,
        Duration reloadInterval,
        Duration handshakeTimeout) {

    private static final int DAY = 86_400;

    static TlsProperties of(MailroomResourceAdapter adapter) throws InvalidSettingException {
        ClientCertificates certificates =
                choice("tlsClientCertificates", adapter.getTlsClientCertificates(), ClientCertificates.class);
        return new TlsProperties(
                flag("startTls", adapter.getStartTls()),
                choice("tlsEngine", adapter.getTlsEngine(), TlsEngine.class),
                protocols(adapter.getTlsProtocols()),
                trimmed(adapter.getTlsKeys()),
                password(adapter.getTlsKeyPassword()),
                certificates,
                trust(adapter.getTlsTrust(), certificates),
                password(adapter.getTlsTrustPassword()),
                integer("tlsSessionCacheSize", adapter.getTlsSessionCacheSize(), 1, 1_000_000),
                seconds("tlsSessionTimeout", adapter.getTlsSessionTimeout(), 1, DAY),
                seconds("tlsGenerationLifetime", adapter.getTlsGenerationLifetime(), 60, 7 * DAY),
                seconds("tlsSweepInterval", adapter.getTlsSweepInterval(), 1, 3600),
                seconds("tlsReloadInterval", adapter.getTlsReloadInterval(), 0, DAY),
                seconds("tlsHandshakeTimeout", adapter.getTlsHandshakeTimeout(), 1, 300));
    }

    private static Set<TlsProtocol> protocols(String text) throws InvalidSettingException {
        List<String> known = Arrays.stream(TlsProtocol.values())
                .map(TlsProtocol::standardName)
                .toList();
        List<String> names = listOf("tlsProtocols", text, known);
        if (names.isEmpty()) {
            throw new InvalidSettingException("tlsProtocols", text, "it names at least one of TLSv1.3, TLSv1.2");
        }
        return Arrays.stream(TlsProtocol.values())
                .filter(protocol -> names.contains(protocol.standardName()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String trust(String text, ClientCertificates certificates) throws InvalidSettingException {
        if (certificates != ClientCertificates.OFF && trimmed(text).isEmpty()) {
            throw new InvalidSettingException(
                    "tlsTrust",
                    text,
                    "with tlsClientCertificates " + certificates + " it must name the file of the authorities");
        }
        return trimmed(text);
    }

    /**
     * What the service is to do, its authorities read.
     *
     * @param handshakeThreads that compute handshakes
     * @throws InvalidSettingException when the file of the authorities cannot be used
     */
    TlsSettings settings(int handshakeThreads) throws InvalidSettingException {
        return new TlsSettings(
                engine,
                protocols,
                clientCertificates,
                authorities(),
                Optional.empty(),
                sessionCacheSize,
                sessionTimeout,
                generationLifetime,
                sweepInterval,
                handshakeTimeout,
                handshakeThreads);
    }

    private Optional<KeyStore> authorities() throws InvalidSettingException {
        if (trust.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(TrustFile.load(Path.of(trust), trustPassword));
        } catch (KeySourceException | InvalidPathException e) {
            throw new InvalidSettingException("tlsTrust", trust, e.getMessage());
        }
    }

    /**
     * The files of the server's keys, not read yet; empty for a self-signed certificate.
     *
     * @throws InvalidSettingException when the text names no files that can hold keys
     */
    Optional<KeyFiles> keyFiles() throws InvalidSettingException {
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(KeyFiles.parse(keys, keyPassword));
        } catch (KeySourceException e) {
            throw new InvalidSettingException("tlsKeys", keys, e.getMessage());
        }
    }
}
