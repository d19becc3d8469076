package org.mailroom.server.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Random;
import javax.net.ssl.SSLSocket;
import org.mailroom.security.ntlm.NtlmTestClient;
import org.mailroom.security.sasl.spnego.SpnegoTestClient;
import org.mailroom.server.ClientLayer;
import org.mailroom.server.NtlmClientLayer;
import org.mailroom.server.TestTls;
import org.mailroom.server.UnsealingInput;
import org.mailroom.server.WirePieces;

/** A client with TLS of the JDK, or without, and a login by NTLM or GSS-SPNEGO with the layer that comes of it. */
final class RealClient implements AutoCloseable {

    /** How it logs in. */
    enum Login {
        NONE,
        NTLM,
        /** Without the list of mechanisms signed. */
        SPNEGO,
        SPNEGO_SIGNED
    }

    static final String USER = "User";
    static final String PASSWORD = "Password";

    final Socket socket;
    private final Login login;
    private final NtlmTestClient ntlm = new NtlmTestClient(NtlmTestClient.SEALED);
    private ClientLayer layer;

    /** Connected, with TLS if it is to be, and not logged in. */
    RealClient(SmtpServer server, boolean tls, Login login, Random random, int longestPiece) throws IOException {
        this.login = login;
        var wire = new WirePieces(tls ? server.tlsAddress : server.address, random, longestPiece);
        socket = tls ? secured(wire) : wire;
        ntlm.user = USER;
    }

    private static SSLSocket secured(Socket wire) throws IOException {
        var socket = (SSLSocket) TestTls.trusting().getSocketFactory().createSocket(wire, null, -1, true);
        socket.setUseClientMode(true);
        socket.startHandshake();
        return socket;
    }

    /** The layer, once {@link #lastResponse} is there. */
    ClientLayer layer() {
        return layer;
    }

    /** Logs in but for the last line, which it returns: from there on the server's success is certain. */
    String lastResponse() throws IOException, GeneralSecurityException {
        line();
        say("EHLO before\r\n");
        reply();
        if (login == Login.NTLM) {
            byte[] challenge = ask("AUTH NTLM ", ntlm.negotiate());
            layer = new NtlmClientLayer(ntlm);
            return base64(ntlm.authenticate(challenge)) + "\r\n";
        }
        String mechanism = SpnegoTestClient.NTLM;
        byte[] challenge = ask("AUTH GSS-SPNEGO ", SpnegoTestClient.init(ntlm.negotiate(), mechanism));
        byte[] authenticate =
                ntlm.authenticate(SpnegoTestClient.answer(challenge).token().orElseThrow());
        boolean signs = login == Login.SPNEGO_SIGNED;
        byte[] list = SpnegoTestClient.mechList(mechanism);
        byte[] last = ask("", SpnegoTestClient.resp(authenticate, signs ? ntlm.sign(list) : null));
        if (signs) {
            assertThat(ntlm.verify(list, SpnegoTestClient.answer(last).mic().orElseThrow()))
                    .isTrue();
            ntlm.restartCiphers();
        }
        layer = new NtlmClientLayer(ntlm);
        return "\r\n";
    }

    /** Reads the reply to the last response, and no octet more. */
    void expectSuccess() throws IOException {
        assertThat(reply()).startsWith("235 2.7.0");
    }

    void say(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(ISO_8859_1));
    }

    private byte[] ask(String command, byte[] response) throws IOException {
        say(command + base64(response) + "\r\n");
        String reply = reply();
        assertThat(reply).startsWith("334 ");
        return Base64.getDecoder().decode(reply.substring(4));
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private String reply() throws IOException {
        String line = line();
        while (line.charAt(3) == '-') {
            line = line();
        }
        return line;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        while (line.length() < 2 || line.charAt(line.length() - 1) != '\n') {
            int octet = socket.getInputStream().read();
            assertThat(octet).as("after %s", line).isNotNegative();
            line.append((char) octet);
        }
        return line.substring(0, line.length() - 2);
    }

    /** All that comes until the server ends, opened. */
    String rest() throws IOException {
        var in = login == Login.NONE ? socket.getInputStream() : new UnsealingInput(socket.getInputStream(), layer);
        return new String(in.readAllBytes(), ISO_8859_1);
    }

    /** Reads the reply of one line to a buffer sealed. */
    void expectSealed(String start) throws IOException {
        var in = new UnsealingInput(socket.getInputStream(), layer);
        var line = new StringBuilder();
        while (line.indexOf("\n") < 0) {
            line.append((char) in.read());
        }
        assertThat(line).startsWith(start);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
