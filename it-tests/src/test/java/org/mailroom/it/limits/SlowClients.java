package org.mailroom.it.limits;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.JMException;

/** Slow clients, all served by one thread. */
public final class SlowClients implements AutoCloseable {

    private static final int READ_OCTETS = 16 * 1024;

    private final List<SlowClient> writers = new CopyOnWriteArrayList<>();
    private final List<Wire> readers = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile boolean writing = true;

    /**
     * One who writes slowly.
     *
     * @param little what it says each second; may be empty
     */
    public SlowClient writer(String name, Wire wire, String little) {
        var client = new SlowClient(name, wire, little);
        writers.add(client);
        return client;
    }

    /** Those who say nothing at all, whom time-outs end that are short while they begin. */
    public List<SlowClient> addSilent(CrowdedServer server) throws IOException, JMException {
        server.limit("idleTimeout", 5);
        server.limit("imapLoginTimeout", 5);
        List<SlowClient> silent = new ArrayList<>();
        silent.add(writer("SMTP, nothing", server.smtpClient(), ""));
        silent.add(writer("SMTP, nothing of a message", server.smtpData(), ""));
        silent.add(writer("IMAP, nothing", server.greeted(), ""));
        silent.add(writer("IMAP, nothing of a literal", server.awaited("a LOGIN {9}\r\n"), ""));
        server.reset("idleTimeout");
        server.limit("imapLoginTimeout", 300);
        return silent;
    }

    /** Those who are in the midst of something, with an octet each second. */
    public List<SlowClient> addWriters(CrowdedServer server) throws IOException {
        List<SlowClient> added = new ArrayList<>();
        Wire command = server.smtpClient();
        command.send("MAIL FROM:<");
        added.add(writer("SMTP, a command", command, "x"));
        added.add(writer("SMTP, a message", server.smtpData(), "x"));
        Wire login = server.greeted();
        login.send("a LOGIN ");
        added.add(writer("IMAP, a command without a login", login, "x"));
        added.add(writer("IMAP, a literal without a login", server.awaited("a LOGIN {900}\r\n"), "x"));
        Wire search = server.imapUser();
        search.send("a SEARCH SUBJECT ");
        added.add(writer("IMAP, a command", search, "x"));
        added.add(writer("IMAP, a message", server.appending(200_000), "x"));
        Wire silent = server.appending(50_000_000);
        silent.send("Subject: half\r\n");
        added.add(writer("IMAP, nothing more of a message", silent, ""));
        return added;
    }

    /** One more, who takes some of a response each second, so that it is never silent for long. */
    public void addReader(CrowdedServer server) throws IOException {
        Wire reader = server.narrowImapUser();
        reader.send("a SELECT Large\r\n" + "b FETCH 1 BODY.PEEK[]\r\n".repeat(20));
        readers.add(reader);
    }

    /** They begin to be slow. */
    public void start() {
        thread.scheduleWithFixedDelay(this::go, 1, 1, TimeUnit.SECONDS);
    }

    private void go() {
        if (writing) {
            write();
        }
        for (Wire reader : readers) {
            try {
                reader.sip(READ_OCTETS);
            } catch (IOException e) {
                failure.compareAndSet(null, e);
            }
        }
    }

    private void write() {
        for (SlowClient writer : writers) {
            try {
                writer.go();
            } catch (IOException e) {
                failure.compareAndSet(null, new IOException(writer + ": " + e.getMessage(), e));
            }
        }
    }

    /**
     * The writers stop where they are.
     *
     * @throws Exception what went wrong with one until now
     */
    public void stopWriting() throws Exception {
        writing = false;
        // Those who have been ended meanwhile hear it
        thread.submit(this::write).get();
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    @Override
    public void close() throws IOException {
        thread.shutdownNow();
        for (SlowClient writer : writers) {
            writer.close();
        }
        for (Wire reader : readers) {
            reader.close();
        }
    }
}
