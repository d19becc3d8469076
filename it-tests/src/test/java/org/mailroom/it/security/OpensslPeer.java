package org.mailroom.it.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mailroom.it.server.Ports;

/** {@code openssl s_server}, which serves one connection after the other. */
final class OpensslPeer implements Peer {

    private final Process process;
    private final int port;
    private final String version;

    private OpensslPeer(Process process, int port, String version) {
        this.process = process;
        this.port = port;
        this.version = version;
    }

    /** One that sends each line back, reversed: enough to see that it is there. */
    static OpensslPeer echo(ServerCertificate certificate) throws IOException, InterruptedException {
        return start(certificate, "-rev");
    }

    /** One that reads and forgets. */
    static OpensslPeer sink(ServerCertificate certificate) throws IOException, InterruptedException {
        return start(certificate, "-quiet");
    }

    private static OpensslPeer start(ServerCertificate certificate, String mode)
            throws IOException, InterruptedException {
        int port = Ports.free();
        List<String> command = new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:" + port));
        command.addAll(List.of("-cert", certificate.certificateFile().toString()));
        command.addAll(List.of("-key", certificate.keyFile().toString(), mode));
        // Its standard input stays open: when that ends, it ends.
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (Ports.isFree(port)) {
            if (!process.isAlive()) {
                throw new IOException("openssl s_server ended at once: " + command);
            }
            Thread.sleep(20);
        }
        return new OpensslPeer(process, port, version());
    }

    private static String version() throws IOException {
        Process process = new ProcessBuilder("openssl", "version").start();
        String[] words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(" ");
        return words[0] + " " + words[1];
    }

    @Override
    public String name() {
        return version;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public int tlsPort() {
        return port;
    }

    @Override
    public void greet(Socket socket) throws IOException {
        socket.getOutputStream().write("ping\n".getBytes(US_ASCII));
        Peer.line(socket.getInputStream());
    }

    /** Nothing tells that it has read all but the end of the connection. */
    @Override
    public void pour(Socket socket, long count) throws IOException {
        Peer.zeros(socket.getOutputStream(), count);
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
