package org.mailroom.connector;

import static org.mailroom.connector.SettingRules.choice;
import static org.mailroom.connector.SettingRules.flag;
import static org.mailroom.connector.SettingRules.integer;
import static org.mailroom.connector.SettingRules.list;
import static org.mailroom.connector.SettingRules.listOf;
import static org.mailroom.connector.SettingRules.password;
import static org.mailroom.connector.SettingRules.seconds;
import static org.mailroom.connector.SettingRules.trimmed;

import java.time.Duration;
import java.util.List;
import org.mailroom.connector.inflow.InvalidSettingException;

/**
 * The properties of TLS. Passwords are arrays, so that a record in a log shows none.
 *
 * @param startTls whether to offer it
 * @param protocols at least one
 * @param keys files; empty for a self-signed certificate
 * @param trust a file; empty when clients are not asked for certificates
 * @param reloadInterval zero for never
 */
record TlsProperties(
        boolean startTls,
        Engine engine,
        List<String> protocols,
        List<String> keys,
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

    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");
    private static final int DAY = 86_400;

    /** What does TLS. */
    enum Engine {
        /** What the JDK brings. */
        JDK,
        /** BCJSSE. */
        BOUNCY_CASTLE,
        /** Netty's bindings to OpenSSL. */
        OPENSSL
    }

    /** Whether clients show certificates. */
    enum ClientCertificates {
        /** They are not asked. */
        OFF,
        /** They are asked, and may have none. */
        OPTIONAL,
        /** Without one there is no connection. */
        REQUIRED
    }

    static TlsProperties of(MailroomResourceAdapter adapter) throws InvalidSettingException {
        ClientCertificates certificates =
                choice("tlsClientCertificates", adapter.getTlsClientCertificates(), ClientCertificates.class);
        return new TlsProperties(
                flag("startTls", adapter.getStartTls()),
                choice("tlsEngine", adapter.getTlsEngine(), Engine.class),
                protocols(adapter.getTlsProtocols()),
                list("tlsKeys", adapter.getTlsKeys()),
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

    private static List<String> protocols(String text) throws InvalidSettingException {
        List<String> protocols = listOf("tlsProtocols", text, PROTOCOLS);
        if (protocols.isEmpty()) {
            throw new InvalidSettingException("tlsProtocols", text, "it names TLSv1.3, TLSv1.2 or both");
        }
        return protocols;
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
}
