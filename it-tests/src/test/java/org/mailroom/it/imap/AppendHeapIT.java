package org.mailroom.it.imap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailroom.it.Management;
import org.mailroom.it.security.HeapHistogram;
import org.mailroom.it.server.AdapterSettings;

/** What large messages cost in the heap of a server while they come. */
class AppendHeapIT {

    private static final String PASSWORD = "opensesame";
    private static final int CLIENTS = 10;
    private static final int PIECE = 1 << 20;

    /** With one more a message would be larger than it may be. */
    private static final int PIECES = 49;

    /** Ten of them would not fit if even a half of each were in memory. */
    private static final String HEAP = "-Xmx256m";

    private static final int MOST_OCTETS = 600 << 10;

    private static final byte[] HEADER = "Subject: large\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] TEXT =
            ("0123456789".repeat(6) + "ab\r\n").repeat(PIECE / 64).getBytes(US_ASCII);

    private static final int OCTETS = HEADER.length + PIECES * PIECE;

    private static ImapNode server;

    @BeforeAll
    static void start() throws Exception {
        server = ImapNode.start(ImapNode.directory("append-heap"), AdapterSettings.none(), HEAP);
        server.createAccounts(PASSWORD, "many", "one");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void manyAtOnceFitASmallHeap() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                results.add(threads.submit(() -> append("many")));
            }
            for (Future<String> result : results) {
                assertThat(result.get()).contains(" OK [APPENDUID ");
            }
        } finally {
            threads.shutdownNow();
        }
        try (ImapClient client = login("many")) {
            client.ok("SELECT INBOX");
            assertThat(client.ok("FETCH 1:* RFC822.SIZE"))
                    .hasSize(CLIENTS)
                    .allMatch(line -> line.endsWith("(RFC822.SIZE " + OCTETS + ")"));
        }
    }

    @Test
    void oneCostsLittle() throws Exception {
        append("one");
        try (Management management = server.management();
                ImapClient client = login("one")) {
            long before = HeapHistogram.of(management).octets();
            String tag = client.beginAppend("INBOX", OCTETS);
            client.send(HEADER);
            List<Long> samples = new ArrayList<>();
            for (int i = 0; i < PIECES; i++) {
                client.send(TEXT);
                if (i % 10 == 9) {
                    samples.add(HeapHistogram.of(management).octets() - before);
                }
            }
            client.endAppend(tag);
            System.out.printf("a message of %,d octets on its way, octets of heap: %s%n", OCTETS, samples);
            // What else the server does meanwhile is in some of them
            assertThat(Collections.min(samples)).isLessThan(MOST_OCTETS);
        }
    }

    private static ImapClient login(String user) throws IOException {
        return ImapClient.login(server.port(), user, PASSWORD);
    }

    private static String append(String user) throws IOException {
        try (ImapClient client = login(user)) {
            String tag = client.beginAppend("INBOX", OCTETS);
            client.send(HEADER);
            for (int i = 0; i < PIECES; i++) {
                client.send(TEXT);
            }
            client.endAppend(tag);
            return client.tagged();
        }
    }
}
