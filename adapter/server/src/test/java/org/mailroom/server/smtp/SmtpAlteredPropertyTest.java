package org.mailroom.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLException;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.mailroom.server.smtp.RealClient.Login;
import org.mailroom.server.smtp.RealServers.Wire;

/** A sealed buffer that somebody altered, took away or sent again ends the connection there, and the log has its number. */
class SmtpAlteredPropertyTest {

    private static final int BUFFERS = 8;

    private static RealServers servers;

    private enum Attack {
        ALTER,
        DROP,
        REPEAT
    }

    @BeforeContainer
    static void start() throws IOException {
        servers = new RealServers();
    }

    @AfterContainer
    static void stop() throws IOException {
        servers.close();
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void endsTheConnection(
            @ForAll Wire wire,
            @ForAll boolean spnego,
            @ForAll Attack attack,
            @ForAll @IntRange(min = 1, max = BUFFERS - 2) int at,
            @ForAll @IntRange(min = 1, max = 60) int piece,
            @ForAll long seed)
            throws Exception {
        SmtpServer server = servers.on(wire);
        var random = new Random(seed);
        server.metrics.lines.clear();
        Login login = spnego ? Login.SPNEGO_SIGNED : Login.NTLM;
        try (var client = new RealClient(server, wire.isTls(), login, random, piece)) {
            client.say(client.lastResponse());
            client.expectSuccess();
            List<byte[]> buffers = new ArrayList<>();
            for (int i = 0; i < BUFFERS; i++) {
                buffers.add(client.layer().seal("NOOP\r\n".getBytes(StandardCharsets.US_ASCII)));
            }
            for (byte[] buffer : buffers.subList(0, at)) {
                client.socket.getOutputStream().write(buffer);
                client.expectSealed("250 2.0.0");
            }
            assertEndsWithout(client, attacked(attack, buffers, at, random));
        }
        assertThat(server.metrics.lines)
                .as("%s at %s", attack, at)
                .last()
                .asString()
                .startsWith("altered at " + at + ": ");
    }

    /** What comes instead of the buffers from that one on. */
    private static byte[] attacked(Attack attack, List<byte[]> buffers, int at, Random random) {
        byte[] buffer = buffers.get(at);
        switch (attack) {
            case ALTER ->
                buffer[Integer.BYTES + random.nextInt(buffer.length - Integer.BYTES)] ^=
                        (byte) (1 << random.nextInt(8));
            case DROP -> buffers.remove(at);
            case REPEAT -> buffers.add(at, buffers.get(at - 1));
        }
        var octets = new ByteArrayOutputStream();
        buffers.subList(at, buffers.size()).forEach(octets::writeBytes);
        return octets.toByteArray();
    }

    /** No octet comes any more; the end may be a reset, as the server reads no further. */
    private static void assertEndsWithout(RealClient client, byte[] octets) throws IOException {
        try {
            client.socket.getOutputStream().write(octets);
            assertThat(client.socket.getInputStream().read()).isEqualTo(-1);
        } catch (SocketException | SSLException e) {
            assertThat(client.socket.isConnected()).isTrue();
        }
    }
}
