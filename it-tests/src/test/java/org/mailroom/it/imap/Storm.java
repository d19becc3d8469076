package org.mailroom.it.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mailroom.it.imap.ModelSession.Kind;

/**
 * Several sessions in one mailbox that act at the same time. When they rest, each must know what a session that has just come
 * reads, and that must agree with all that any of them was told.
 */
final class Storm implements AutoCloseable {

    private static final int SESSIONS_OF_A_KIND = 2;

    private final ModelRun.Door door;
    private final String mailbox;
    private final StormLedger ledger = new StormLedger();
    private final List<StormActor> actors = new ArrayList<>();
    private final ExecutorService threads;
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean mayEnd;

    /** Makes the mailbox and the sessions. */
    Storm(ModelRun.Door door, String mailbox, long seed) throws IOException {
        this.door = door;
        this.mailbox = mailbox;
        try (ImapClient client = door.open()) {
            client.ok("CREATE " + mailbox);
            client.ok("CREATE " + mailbox + "-other");
        }
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < SESSIONS_OF_A_KIND; i++) {
                var session = new ModelSession(door.open(), mailbox, kind);
                actors.add(new StormActor(actors.size() + 1, session, mailbox, ledger, seed));
            }
        }
        threads = Executors.newFixedThreadPool(actors.size());
    }

    /** Each does so many things. */
    void blow(int actions) throws InterruptedException, IOException {
        begin(actions);
        end();
        mustAgree();
    }

    /** They begin; the server may be killed meanwhile if that is said before. */
    void begin(int actions) {
        actors.forEach(actor -> running.add(threads.submit(() -> act(actor, actions))));
    }

    /** From here on connections may end. */
    void mayEnd() {
        mayEnd = true;
    }

    /** The server is another process now. */
    void comeBack() throws InterruptedException, IOException {
        end();
        mayEnd = false;
        for (StormActor actor : actors) {
            actor.session().cut();
            actor.session().comeBack(door.open());
        }
        mustAgree();
    }

    private Void act(StormActor actor, int actions) throws IOException {
        for (int i = 0; i < actions; i++) {
            try {
                actor.act();
            } catch (IOException e) {
                if (mayEnd) {
                    return null;
                }
                throw e;
            }
        }
        return null;
    }

    private void end() throws InterruptedException {
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            }
        }
        running.clear();
    }

    private void mustAgree() throws IOException {
        try (ModelSession fresh = new ModelSession(door.open(), mailbox, Kind.CONDSTORE)) {
            var truth = fresh.view();
            for (StormActor actor : actors) {
                actor.session().ok("NOOP");
                actor.session().learn();
                assertThat(actor.session().view()).isEqualTo(truth);
                actor.mustAgree(truth);
            }
            ledger.mustAgree(numbers(fresh));
            try (ModelSession other = new ModelSession(door.open(), mailbox + "-other", Kind.PLAIN)) {
                ledger.mustHaveMoved(numbers(other).values());
            }
            assertThat(fresh.modSeq()).as("HIGHESTMODSEQ").isGreaterThanOrEqualTo(ledger.highestModSeq());
        }
    }

    private static Map<Long, Integer> numbers(ModelSession session) throws IOException {
        Map<Long, Integer> numbers = new TreeMap<>();
        for (long uid : session.view().keySet()) {
            String answer = session.ask("UID FETCH " + uid + " (BODY.PEEK[HEADER.FIELDS (X-NUMBER)])");
            numbers.put(uid, StormActor.number(answer).orElseThrow());
        }
        return numbers;
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (StormActor actor : actors) {
            actor.session().close();
        }
    }
}
