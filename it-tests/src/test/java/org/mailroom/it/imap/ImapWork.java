package org.mailroom.it.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mailroom.it.mail.MailShapes;

/** What is measured at one server; each method gives one figure. */
record ImapWork(ImapPeer peer) {

    private static final int MESSAGES = 200;

    /** What one connection does. */
    @FunctionalInterface
    private interface Job {
        void run(int number, ImapClient client) throws Exception;
    }

    @FunctionalInterface
    private interface Login {
        ImapClient of(int number) throws IOException;
    }

    private ImapClient login(int user) throws IOException {
        return ImapClient.login(peer.port(), "user" + user, ImapPeer.PASSWORD);
    }

    double select(String mailbox) throws IOException {
        try (ImapClient client = login(0)) {
            return millis(client, "SELECT " + mailbox);
        }
    }

    double fetch(String items) throws IOException {
        try (ImapClient client = login(0)) {
            client.ok("EXAMINE Large");
            return millis(client, "FETCH 1:* (" + items + ")");
        }
    }

    double fetchBodies(int count) throws IOException {
        try (ImapClient client = login(0)) {
            client.ok("EXAMINE Large");
            return millis(client, "FETCH 1:" + count + " BODY.PEEK[]");
        }
    }

    double searchBody() throws IOException {
        try (ImapClient client = login(0)) {
            client.ok("EXAMINE Large");
            return millis(client, "SEARCH BODY \"nowhere to be found\"");
        }
    }

    private static double millis(ImapClient client, String command) throws IOException {
        long begin = System.nanoTime();
        client.ok(command);
        return (System.nanoTime() - begin) / 1e6;
    }

    /** What clients do all day: commands per second, each connection in a mailbox of its own user. */
    double mixed(int connections, int times) throws Exception {
        for (int user = 1; user <= connections; user++) {
            refill(user);
        }
        double seconds = inParallel(connections, number -> login(number + 1), (number, client) -> {
            Random random = new Random(number);
            client.ok("SELECT Mixed");
            for (int i = 0; i < times; i++) {
                int message = 1 + random.nextInt(MESSAGES - 10);
                client.ok("NOOP");
                client.ok("FETCH " + message + ":" + (message + 9) + " (UID FLAGS ENVELOPE)");
                client.ok("FETCH " + message + " BODY.PEEK[]");
                client.ok("STORE " + message + (i % 2 == 0 ? " +" : " -") + "FLAGS (\\Flagged)");
                client.ok("SEARCH UNSEEN FLAGGED");
                client.ok("STATUS INBOX (MESSAGES UNSEEN)");
            }
        });
        return connections * times * 6 / seconds;
    }

    private void refill(int user) throws IOException {
        try (ImapClient client = login(user)) {
            if (client.ok("LIST \"\" Mixed").isEmpty()) {
                client.ok("CREATE Mixed");
                for (int i = 0; i < MESSAGES; i++) {
                    client.append("Mixed", MailShapes.message(i));
                }
            }
        }
    }

    /** Messages per second, of some 2 KB. */
    double append(int connections, int each) throws Exception {
        byte[] message = MailShapes.message(0);
        double seconds = inParallel(connections, number -> login(100 + number), (number, client) -> {
            for (int i = 0; i < each; i++) {
                client.append("INBOX", message);
            }
        });
        return connections * each / seconds;
    }

    /** Microseconds from the moment that APPEND is sent to the moment that an idle session reads EXISTS; the median. */
    double delay(int times) throws IOException {
        double[] micros = new double[times];
        try (ImapClient idle = login(200);
                ImapClient client = login(200)) {
            idle.ok("SELECT INBOX");
            idle.idle();
            for (int i = 0; i < times; i++) {
                long begin = System.nanoTime();
                client.append("INBOX", MailShapes.message(i));
                while (!idle.line().endsWith("EXISTS")) {
                    continue;
                }
                micros[i] = (System.nanoTime() - begin) / 1e3;
            }
        }
        Arrays.sort(micros);
        return micros[times / 2];
    }

    /** KiB that one more idle connection takes. */
    double idle(int connections) throws Exception {
        long before = peer.memory();
        List<ImapClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                ImapClient client = login(300 + i % 100);
                clients.add(client);
                client.ok("SELECT INBOX");
                client.idle();
            }
            return (peer.memory() - before) / 1024.0 / connections;
        } finally {
            for (ImapClient client : clients) {
                client.close();
            }
        }
    }

    /** Seconds that all take together, once all have logged in: logins are not what is measured. */
    private static double inParallel(int count, Login login, Job job) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        List<ImapClient> clients = new ArrayList<>();
        try {
            List<Callable<Void>> jobs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                ImapClient client = login.of(number);
                clients.add(client);
                jobs.add(() -> {
                    job.run(number, client);
                    return null;
                });
            }
            long begin = System.nanoTime();
            for (Future<Void> one : threads.invokeAll(jobs)) {
                one.get();
            }
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            for (ImapClient client : clients) {
                client.close();
            }
            threads.shutdown();
        }
    }
}
