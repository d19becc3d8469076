package org.mailroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocket;

/** A connection on which exactly the octets are sent that it is told to, and lines are read. */
public final class LineClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final CutSocket plain;
    private Socket socket;
    private InputStream in;

    /** A socket that keeps back what it is to. */
    private static final class CutSocket extends Socket {

        private int cut;
        private byte[] rest = {};

        CutSocket(InetSocketAddress address) throws IOException {
            super(address.getAddress(), address.getPort());
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] octets, int offset, int length) throws IOException {
                    out.write(octets, offset, length - cut);
                    if (cut > 0) {
                        rest = Arrays.copyOfRange(octets, offset + length - cut, offset + length);
                        cut = 0;
                    }
                }
            };
        }
    }

    public LineClient(InetSocketAddress address) {
        try {
            plain = new CutSocket(address);
            socket = plain;
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void send(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps back the last octets, as they are on the wire, of what is sent next. */
    public void cut(int octets) {
        plain.cut = octets;
    }

    /** Sends what was kept back. */
    public void sendRest() {
        try {
            plain.getOutputStream().write(plain.rest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shakes hands. */
    public void beginTls() {
        try {
            var tls = (SSLSocket) TestTls.trusting().getSocketFactory().createSocket(socket, null, -1, true);
            tls.setUseClientMode(true);
            tls.startHandshake();
            socket = tls;
            in = new BufferedInputStream(tls.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From here on what comes is read so. */
    public void readThrough(UnaryOperator<InputStream> layer) {
        in = layer.apply(in);
    }

    /** The next line, in UTF-8. */
    public String line() {
        var line = new ByteArrayOutputStream();
        try {
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new AssertionError("the connection ended after '" + line + "'");
                }
                line.write(octet);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("after '" + line + "'", e);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        assertThat(text).endsWith("\r");
        return text.substring(0, text.length() - 1);
    }

    /** The connection ends without another octet. */
    public void expectEnd() {
        try {
            assertThat(in.read()).isEqualTo(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The connection ends by a reset of TCP, without another octet. */
    public void expectReset() {
        assertThatThrownBy(() -> in.read()).isInstanceOf(IOException.class).hasMessageContaining("Connection reset");
    }

    /** All until the connection ends, by a reset too; one character for each octet. */
    public String rest() {
        var rest = new ByteArrayOutputStream();
        try {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                rest.write(octet);
            }
        } catch (SocketException reset) {
            return rest.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rest.toString(StandardCharsets.ISO_8859_1);
    }

    /** Says that no more will be sent. */
    public void endOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
