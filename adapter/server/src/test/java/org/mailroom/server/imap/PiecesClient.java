package org.mailroom.server.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLSocket;
import org.mailroom.server.TestTls;
import org.mailroom.server.ToyLayer;
import org.mailroom.server.UnsealingInput;
import org.mailroom.server.WirePieces;

/** A client whose octets travel in random pieces, through any of TLS, a security layer and compression. */
final class PiecesClient implements AutoCloseable {

    private final Random random;
    private final WirePieces wire;
    private final Socket socket;
    private InputStream in;
    private ToyLayer layer;
    private Deflater deflater;

    /** Connected; with TLS the handshake is done. */
    PiecesClient(InetSocketAddress address, boolean isTls, Random random, int piece) throws IOException {
        this.random = random;
        wire = new WirePieces(address, random, piece);
        if (isTls) {
            var tls = (SSLSocket) TestTls.trusting().getSocketFactory().createSocket(wire, null, -1, true);
            tls.setUseClientMode(true);
            tls.startHandshake();
            socket = tls;
        } else {
            socket = wire;
        }
        in = socket.getInputStream();
        line();
    }

    /** Logs in, and has sealed what follows if that is wanted. */
    void login(String user, boolean isSealed) throws IOException {
        String response =
                Base64.getEncoder().encodeToString(("\0" + user + "\0secret").getBytes(StandardCharsets.US_ASCII));
        write(("l AUTHENTICATE " + (isSealed ? "TOY-LAYER " : "PLAIN ") + response + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        expect("l OK");
        if (isSealed) {
            layer = ToyLayer.client();
            in = new UnsealingInput(in, layer);
        }
    }

    /** From here on compressed. */
    void compress() throws IOException {
        write("z COMPRESS DEFLATE\r\n".getBytes(StandardCharsets.US_ASCII));
        expect("z OK");
        deflater = new Deflater(Deflater.BEST_SPEED, true);
        in = new InflaterInputStream(in, new Inflater(true), 1);
    }

    private void expect(String start) throws IOException {
        String line = line();
        if (!line.startsWith(start)) {
            throw new AssertionError(line);
        }
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new AssertionError("ended after " + line);
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Sends octets in parts of up to so many, each of which is sealed and compressed by itself. */
    void writeInParts(byte[] octets, int longest) throws IOException {
        for (int at = 0; at < octets.length; ) {
            int to = Math.min(octets.length, at + 1 + random.nextInt(longest));
            write(Arrays.copyOfRange(octets, at, to));
            at = to;
        }
    }

    /** Sends octets and gets a reset of TCP for it: no answer, nor any other octet on the wire, as a farewell by TLS would be. */
    void expectReset(byte[] octets) throws IOException {
        long before = wire.received();
        write(octets);
        assertThatThrownBy(() -> in.read()).isInstanceOf(IOException.class);
        assertThat(wire.isReset()).isTrue();
        assertThat(wire.received()).isEqualTo(before);
    }

    private void write(byte[] octets) throws IOException {
        byte[] compressed = deflater == null ? octets : compressed(octets);
        OutputStream out = socket.getOutputStream();
        out.write(layer == null ? compressed : layer.seal(compressed));
    }

    private byte[] compressed(byte[] octets) {
        deflater.setInput(octets);
        byte[] out = new byte[2 * octets.length + 100];
        return Arrays.copyOf(out, deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH));
    }

    /** All that comes until the line that begins so. */
    String until(String start) throws IOException {
        var all = new StringBuilder();
        String line;
        do {
            line = line();
            all.append(line).append('\n');
        } while (!line.startsWith(start));
        return all.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
