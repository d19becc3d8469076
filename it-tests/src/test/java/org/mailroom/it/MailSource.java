package org.mailroom.it;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Sends numbered messages on several connections, and knows which of them were accepted. Where a connection breaks before the
 * reply, the message may have been accepted or not: it counts as neither, and its number is not used again.
 */
final class MailSource {

    private final int port;
    private final String name;
    private final int total;
    private final List<String> recipients;
    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private List<Thread> threads = List.of();

    MailSource(int port, int total, List<String> recipients) {
        this(port, "token", total, recipients);
    }

    /** @param name what the subjects begin with */
    MailSource(int port, String name, int total, List<String> recipients) {
        this.port = port;
        this.name = name;
        this.total = total;
        this.recipients = recipients;
    }

    /** Begins, or goes on after {@link #join}. */
    void start(int connections) {
        threads = IntStream.range(0, connections)
                .mapToObj(i -> new Thread(this::send, "source-" + i))
                .toList();
        threads.forEach(Thread::start);
    }

    private void send() {
        try (var client = new SmtpClient(port)) {
            while (next.get() < total) {
                String token = name + "-" + next.getAndIncrement();
                client.ask("MAIL FROM:<sender@client.example>");
                for (String recipient : recipients) {
                    client.ask("RCPT TO:<" + recipient + ">");
                }
                client.ask("DATA");
                String reply = client.ask("Subject: " + token + "\r\n\r\n" + "x".repeat(70) + "\r\n.");
                (reply.startsWith("250") ? accepted : refused).add(token);
            }
        } catch (IOException broken) {
            // The server was killed: that is what the test is about
            return;
        }
    }

    /** Waits until all connections have ended: everything is sent, or the server is gone. */
    void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    boolean isDone() {
        return next.get() >= total;
    }

    Set<String> accepted() {
        return accepted;
    }

    Set<String> refused() {
        return refused;
    }
}
