package org.mailroom.store.sql;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.mailroom.store.StoreSettings;
import org.mailroom.store.mailbox.FlagChange;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.OpenMailbox;

/**
 * A large mailbox: filled, opened, changed, emptied. Not a test: run its main with a directory for SQLite, or with "postgres",
 * and the number of messages and their octets.
 */
final class MailboxBenchmark {

    private static final String ALICE = "alice";
    private static final int[] THREADS = {1, 16, 64};

    private final SqlStore store;
    private final int messages;
    private final byte[] body;

    private MailboxBenchmark(SqlStore store, int messages, int size) {
        this.store = store;
        this.messages = messages;
        this.body = ("From: a@example.org\r\nTo: b@example.org\r\nSubject: a message of the benchmark\r\n"
                        + "Date: Mon, 1 Feb 2027 12:00:00 +0000\r\nMessage-ID: <1@example.org>\r\n\r\n"
                        + "x".repeat(size))
                .getBytes();
    }

    public static void main(String[] arguments) throws Exception {
        int messages = Integer.parseInt(arguments[1]);
        StoreSettings settings = new StoreSettings(10_000_000, 1L << 40, 0);
        try (SqlStore store = arguments[0].equals("postgres")
                ? new PostgresHome().open(settings, name -> {})
                : SqlStore.embedded(Path.of(arguments[0]), settings, name -> {})) {
            System.out.printf("%s, %d messages of %s octets%n", arguments[0], messages, arguments[2]);
            new MailboxBenchmark(store, messages, Integer.parseInt(arguments[2])).run();
        }
    }

    private void run() throws Exception {
        appendOf("warm-up", 64, messages / 10);
        for (int threads : THREADS) {
            appendOf("of" + threads, threads, messages / 10);
        }
        appendOf("Large", 64, messages);
        time("open, cold", () -> Letters.open(store, ALICE, "Large")).close();
        OpenMailbox open = time("open, warm", () -> Letters.open(store, ALICE, "Large"));
        long id = open.mailbox().id();
        flag(id, "flag 1", new long[] {7});
        flag(id, "flag 1 again", new long[] {8});
        flag(id, "flag 1,000 in a row", LongStream.rangeClosed(1001, 2000).toArray());
        flag(
                id,
                "flag 1,000 here and there",
                LongStream.range(0, 1000).map(i -> 3 + i * 97 % messages).toArray());
        store.mailboxes().create(ALICE, "Copy", Set.of());
        time("copy 1,000", () -> store.mailboxes().copy(id, Letters.to(1000), "Copy"));
        time("move 1,000", () -> store.mailboxes().move(id, Letters.to(1000), "Copy"));
        FlagChange deleted = new FlagChange(FlagChange.Kind.ADD, Letters.DELETED);
        time("mark all \\Deleted", () -> store.mailboxes().store(id, Letters.to(messages), deleted, Long.MAX_VALUE));
        time("expunge 1", () -> store.mailboxes().expunge(id, new long[] {5000}));
        time("expunge 1,000", () -> store.mailboxes()
                .expunge(id, LongStream.range(6000, 7000).toArray()));
        time("expunge the rest", () -> store.mailboxes().expunge(id, Letters.to(messages)));
        open.close();
        time("delete a mailbox of " + messages / 10, () -> {
            store.mailboxes().delete(ALICE, "of64");
            return null;
        });
        time("remove what it held", () -> {
            store.clean();
            return null;
        });
    }

    private void flag(long id, String what, long[] uids) throws Exception {
        FlagChange flagged = new FlagChange(FlagChange.Kind.ADD, new MessageFlags(MessageFlags.FLAGGED, List.of()));
        time(what, () -> store.mailboxes().store(id, MailboxMessages.ascending(uids), flagged, Long.MAX_VALUE));
    }

    private void appendOf(String name, int threads, int count) throws Exception {
        store.mailboxes().create(ALICE, name, Set.of());
        AtomicInteger next = new AtomicInteger();
        long commits = store.writer().commits();
        long cpu = QueueBenchmark.writerCpu();
        long begin = System.nanoTime();
        MailboxConcurrencyContract.inParallel(threads, number -> {
            while (next.getAndIncrement() < count) {
                store.mailboxes()
                        .append(new ArrayList<>(List.of(
                                Letters.mail(store, body, List.of(), Letters.into(ALICE, name, MessageFlags.NONE)))));
            }
            return null;
        });
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "append, %d threads: %.0f/s (%d commits, %.1f us of the writer's CPU each)%n",
                threads,
                count / seconds,
                store.writer().commits() - commits,
                (QueueBenchmark.writerCpu() - cpu) / 1e3 / count);
    }

    /** Of the writer, and of this thread, which reads. */
    private static long cpu() {
        return QueueBenchmark.writerCpu() + ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static <T> T time(String what, Callable<T> work) throws Exception {
        long cpu = cpu();
        long begin = System.nanoTime();
        T result = work.call();
        System.out.printf(
                "%-28s %10.2f ms, %.2f ms of CPU%n", what, (System.nanoTime() - begin) / 1e6, (cpu() - cpu) / 1e6);
        return result;
    }
}
