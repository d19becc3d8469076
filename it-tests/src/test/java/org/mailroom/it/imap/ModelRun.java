package org.mailroom.it.imap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailroom.it.imap.ModelSession.Kind;

/**
 * Several sessions in one mailbox that do by turns whatever chance says, beside a plain model of what must have come of it. After
 * each step the session that took it, once it has asked, must know all that the model knows.
 */
final class ModelRun implements AutoCloseable {

    private static final List<String> FLAGS =
            List.of("\\Seen", "\\Answered", "\\Flagged", "\\Draft", "$Forwarded", "work", "later");

    private static final Pattern ALL = Pattern.compile("\\* ESEARCH .*\\bALL (\\S+)");
    private static final Pattern NUMBER = Pattern.compile("X-Number: (\\d+)");

    /** Connects and logs in. */
    @FunctionalInterface
    interface Door {
        ImapClient open() throws IOException;
    }

    private final Door door;
    private final Random random;
    private final String mailbox;
    private final List<ModelSession> sessions = new ArrayList<>();
    private final Map<Long, Set<String>> truth = new TreeMap<>();
    private final Map<Long, Integer> contents = new HashMap<>();
    private final StringBuilder story = new StringBuilder();
    private long highestUid;
    private long highestModSeq;
    private int appended;

    /** Makes the mailbox and three sessions in it, one of each kind. */
    ModelRun(Door door, String mailbox, long seed) throws IOException {
        this.door = door;
        this.mailbox = mailbox;
        this.random = new Random(seed);
        try (ImapClient client = door.open()) {
            client.ok("CREATE " + mailbox);
            client.ok("CREATE " + mailbox + "-other");
        }
        for (Kind kind : Kind.values()) {
            sessions.add(new ModelSession(door.open(), mailbox, kind));
        }
    }

    /** Takes so many steps. */
    void steps(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            ModelSession session = sessions.get(random.nextInt(sessions.size()));
            try {
                step(session);
                if (random.nextInt(3) == 0) {
                    mustKnowAll(session);
                }
            } catch (IOException | AssertionError e) {
                throw new AssertionError("after " + story.substring(Math.max(0, story.length() - 3000)), e);
            }
        }
    }

    /** Says so and asks: the session's view must be the truth then. */
    private void mustKnowAll(ModelSession session) throws IOException {
        say(session, "NOOP");
        session.ok("NOOP");
        session.learn();
        assertThat(session.view()).isEqualTo(truth);
        if (session.kind() != Kind.PLAIN) {
            highestModSeq = Math.max(highestModSeq, session.modSeq());
        }
    }

    /** All sessions, and one that has just come. */
    void allMustKnowAll() throws IOException {
        for (ModelSession session : sessions) {
            mustKnowAll(session);
        }
        try (ModelSession fresh = new ModelSession(door.open(), mailbox, Kind.CONDSTORE)) {
            assertThat(fresh.view()).isEqualTo(truth);
            assertThat(fresh.modSeq()).as("HIGHESTMODSEQ").isGreaterThanOrEqualTo(highestModSeq);
        }
    }

    /** The server is another process now: every session comes back, and nothing that was acknowledged is lost. */
    void reconnect() throws IOException {
        story.append("--- the server was killed and started again\n");
        for (ModelSession session : sessions) {
            session.cut();
            session.comeBack(door.open());
        }
        allMustKnowAll();
    }

    private void step(ModelSession session) throws IOException {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> append(session);
            case 3, 4, 5 -> store(session);
            case 6 -> delete(session);
            case 7 -> expunge(session);
            case 8 -> fetch(session);
            case 9 -> search(session);
            case 10 -> move(session);
            default -> comeAgain(session);
        }
    }

    private void append(ModelSession session) throws IOException {
        int number = appended++;
        Set<String> flags = someFlags();
        say(session, "APPEND " + number + " " + flags);
        long uid = session.append(
                String.join(" ", flags), ("X-Number: " + number + "\r\n\r\nText.\r\n").getBytes(US_ASCII));
        assertThat(uid).as("APPENDUID").isGreaterThan(highestUid);
        highestUid = uid;
        truth.put(uid, flags);
        contents.put(uid, number);
    }

    private void store(ModelSession session) throws IOException {
        if (session.exists() == 0) {
            return;
        }
        session.learn();
        int first = 1 + random.nextInt(session.exists());
        int last = Math.min(session.exists(), first + random.nextInt(4));
        String how = List.of("", "+", "-").get(random.nextInt(3));
        Set<String> flags = someFlags();
        String silent = random.nextBoolean() ? ".SILENT" : "";
        List<Long> uids = uids(session, first, last);
        String change = how + "FLAGS" + silent + " (" + String.join(" ", flags) + ")";
        Map<Long, Set<String>> after = new HashMap<>();
        for (long uid : uids) {
            after.put(uid, changed(truth.get(uid), how, flags));
        }
        if (uids.isEmpty()) {
            return;
        }
        // By UID: numbers of messages that others have expunged meanwhile may be refused (RFC 2180)
        String set = uids.stream().map(String::valueOf).collect(Collectors.joining(","));
        say(session, "UID STORE " + set + " " + change);
        session.ok("UID STORE " + set + " " + change);
        truth.putAll(after);
        if (!silent.isEmpty()) {
            session.assume(uids, before -> changed(before, how, flags));
        }
    }

    private static Set<String> changed(Set<String> before, String how, Set<String> flags) {
        Set<String> after = new TreeSet<>(how.isEmpty() ? Set.of() : before);
        if (how.equals("-")) {
            after.removeAll(flags);
        } else {
            after.addAll(flags);
        }
        return after;
    }

    private void delete(ModelSession session) throws IOException {
        if (session.exists() == 0) {
            return;
        }
        session.learn();
        List<Long> uids = uids(session, 1 + random.nextInt(session.exists()), session.exists());
        if (uids.isEmpty()) {
            return;
        }
        long uid = uids.get(random.nextInt(uids.size()));
        say(session, "UID STORE " + uid + " \\Deleted");
        session.ok("UID STORE " + uid + " +FLAGS (\\Deleted)");
        truth.get(uid).add("\\Deleted");
    }

    private void expunge(ModelSession session) throws IOException {
        // A server may expunge what it has told the session to be deleted, and no more
        mustKnowAll(session);
        boolean some = random.nextBoolean() && !truth.isEmpty();
        long limit = some ? Math.max(1, highestUid - random.nextInt(5)) : Long.MAX_VALUE;
        String command = some ? "UID EXPUNGE 1:" + limit : "EXPUNGE";
        say(session, command);
        session.ok(command);
        truth.entrySet()
                .removeIf(entry -> entry.getKey() <= limit && entry.getValue().contains("\\Deleted"));
    }

    private void move(ModelSession session) throws IOException {
        session.learn();
        if (session.exists() == 0) {
            return;
        }
        List<Long> uids = uids(session, 1 + random.nextInt(session.exists()), session.exists());
        if (uids.size() < 5) {
            return;
        }
        long uid = uids.get(0);
        boolean copy = random.nextBoolean();
        String command = "UID " + (copy ? "COPY " : "MOVE ") + uid + " " + mailbox + "-other";
        say(session, command);
        session.ok(command);
        if (!copy) {
            truth.remove(uid);
        }
    }

    /** Whatever has become of the others' numbers: a UID never changes its message. */
    private void fetch(ModelSession session) throws IOException {
        session.learn();
        if (session.exists() == 0) {
            return;
        }
        int number = 1 + random.nextInt(session.exists());
        long uid = session.message(number).uid();
        if (!truth.containsKey(uid)) {
            return;
        }
        say(session, "FETCH " + number);
        List<String> responses = session.ok("FETCH " + number + " (UID FLAGS BODY.PEEK[HEADER.FIELDS (X-NUMBER)])");
        Matcher content = NUMBER.matcher(String.join("\n", responses));
        assertThat(content.find()).as(responses.toString()).isTrue();
        assertThat(Integer.parseInt(content.group(1))).isEqualTo(contents.get(uid));
    }

    private void search(ModelSession session) throws IOException {
        String key = List.of("SEEN", "FLAGGED", "KEYWORD work").get(random.nextInt(3));
        String flag = Map.of("SEEN", "\\Seen", "FLAGGED", "\\Flagged").getOrDefault(key, "work");
        // A server may search what it has told the session, and no more
        mustKnowAll(session);
        say(session, "UID SEARCH " + key);
        Set<Long> found = new TreeSet<>();
        for (String response : session.ok("UID SEARCH RETURN (ALL) " + key)) {
            Matcher all = ALL.matcher(response);
            if (all.find()) {
                found.addAll(ModelSession.members(all.group(1)));
            }
        }
        assertThat(found)
                .isEqualTo(truth.entrySet().stream()
                        .filter(entry -> entry.getValue().contains(flag))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    private void comeAgain(ModelSession session) throws IOException {
        say(session, "goes and comes back");
        session.cut();
        int others = random.nextInt(3);
        for (int i = 0; i < others; i++) {
            ModelSession other = sessions.get(random.nextInt(sessions.size()));
            if (other != session) {
                append(other);
                store(other);
                expunge(other);
            }
        }
        session.comeBack(door.open());
        assertThat(session.view()).isEqualTo(truth);
    }

    /** Of those messages that are still there. */
    private List<Long> uids(ModelSession session, int first, int last) {
        List<Long> uids = new ArrayList<>();
        for (int number = first; number <= last; number++) {
            long uid = session.message(number).uid();
            if (truth.containsKey(uid)) {
                uids.add(uid);
            }
        }
        return uids;
    }

    private Set<String> someFlags() {
        Set<String> flags = new TreeSet<>();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            flags.add(FLAGS.get(random.nextInt(FLAGS.size())));
        }
        return flags;
    }

    private void say(ModelSession session, String what) {
        story.append(session.kind()).append(": ").append(what).append('\n');
    }

    @Override
    public void close() throws IOException {
        for (ModelSession session : sessions) {
            session.close();
        }
    }
}
