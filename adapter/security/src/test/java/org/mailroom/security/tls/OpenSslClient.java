package org.mailroom.security.tls;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that shares no code with any engine: {@code openssl s_client}, where it is installed. */
final class OpenSslClient {

    private static final Pattern GROUP = Pattern.compile("Server Temp Key: (?:ECDH, )?([A-Za-z0-9]+)");
    private static final Pattern KEYING_MATERIAL = Pattern.compile("Keying material: ([0-9A-F]+)");

    private final String said;

    private OpenSslClient(String said) {
        this.said = said;
    }

    /** One handshake, after which it leaves. */
    static OpenSslClient connect(int port, TlsProtocol protocol, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-connect", "127.0.0.1:" + port));
        command.add(protocol == TlsProtocol.TLSV1_2 ? "-tls1_2" : "-tls1_3");
        command.addAll(List.of(options));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "there is no openssl here");
            return null;
        }
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("openssl does not end: " + said);
        }
        return new OpenSslClient(said);
    }

    /** As OpenSSL names it, as in {@code X25519} or {@code prime256v1}; empty without a handshake. */
    String group() {
        Matcher matcher = GROUP.matcher(said);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** What was asked for with {@code -keymatexport}. */
    byte[] keyingMaterial() {
        Matcher matcher = KEYING_MATERIAL.matcher(said);
        if (!matcher.find()) {
            throw new AssertionError("no keying material: " + said);
        }
        return HexFormat.of().parseHex(matcher.group(1));
    }
}
