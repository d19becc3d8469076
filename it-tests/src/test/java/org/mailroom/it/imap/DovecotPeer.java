package org.mailroom.it.imap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.mailroom.it.server.Ports;

/** Dovecot from the distribution, with Maildir, as it comes; it needs root and the users that its package makes. */
final class DovecotPeer implements ImapPeer {

    private final Process process;
    private final int port;
    private final String version;

    private DovecotPeer(Process process, int port, String version) {
        this.process = process;
        this.port = port;
        this.version = version;
    }

    /** Starts it below a directory that all users may enter. */
    static DovecotPeer start(Path directory) throws IOException, InterruptedException {
        int port = Ports.free();
        Path mails = Files.createDirectories(directory.resolve("mails"));
        Path file = Files.writeString(directory.resolve("dovecot.conf"), configuration(directory, port));
        run("chown", "dovecot", mails.toString());
        Process process = new ProcessBuilder("dovecot", "-F", "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        while (Ports.isFree(port)) {
            if (!process.isAlive()) {
                throw new IOException("Dovecot ended: " + Files.readString(directory.resolve("output")));
            }
            Thread.sleep(50);
        }
        return new DovecotPeer(process, port, run("dovecot", "--version").split(" ")[0]);
    }

    private static String configuration(Path directory, int port) {
        return """
                base_dir = %1$s/run
                log_path = %1$s/log
                protocols = imap
                ssl = no
                disable_plaintext_auth = no
                listen = 127.0.0.1
                mail_location = maildir:%1$s/mails/%%u:LAYOUT=fs
                mail_max_userip_connections = 20000
                namespace inbox {
                  inbox = yes
                  separator = /
                }
                default_client_limit = 20000
                default_process_limit = 20000
                service imap-login {
                  service_count = 0
                  client_limit = 20000
                  process_min_avail = 2
                  inet_listener imap {
                    port = %2$d
                  }
                }
                mail_uid = dovecot
                mail_gid = dovecot
                first_valid_uid = 0
                passdb {
                  driver = static
                  args = password=%3$s
                }
                userdb {
                  driver = static
                  args = uid=dovecot gid=dovecot home=%1$s/mails/%%u
                }
                """.formatted(directory, port, PASSWORD);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output.strip();
    }

    @Override
    public String name() {
        return "Dovecot " + version;
    }

    @Override
    public int port() {
        return port;
    }

    /** Resident memory of all its processes, shared pages counted once each by their share (PSS). */
    @Override
    public long memory() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(DovecotPeer::memoryLines)
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }

    private static Stream<String> memoryLines(ProcessHandle one) {
        try {
            return Files.readAllLines(Path.of("/proc", "" + one.pid(), "smaps_rollup")).stream();
        } catch (IOException e) {
            // It has ended meanwhile.
            return Stream.empty();
        }
    }

    /** Each has a process of its own. */
    @Override
    public int mostIdle() {
        return 1000;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
