package org.mailroom.it.imap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several sessions that act in a mailbox at the same time. Its keyword is set and removed by nobody else: so it knows which
 * messages have it.
 */
final class StormActor {

    private static final Pattern NUMBER = Pattern.compile("X-Number: (\\d+)");
    private static final Pattern FETCHED = Pattern.compile("\\bUID (\\d+)\\b.*\\bMODSEQ \\((\\d+)\\)");
    private static final int NUMBERS_EACH = 1_000_000;

    private final ModelSession session;
    private final StormLedger ledger;
    private final Random random;
    private final String mailbox;
    private final String keyword;

    /** Whether a message has the keyword, if the last command about it was answered. */
    private final Map<Long, Boolean> marked = new HashMap<>();

    private final Map<Long, Long> modSeqs = new HashMap<>();
    private int nextNumber;

    StormActor(int number, ModelSession session, String mailbox, StormLedger ledger, long seed) {
        this.session = session;
        this.ledger = ledger;
        this.mailbox = mailbox;
        this.random = new Random(seed + number);
        this.keyword = "k" + number;
        this.nextNumber = NUMBERS_EACH * number;
    }

    ModelSession session() {
        return session;
    }

    /** Does something. */
    void act() throws IOException {
        session.learn();
        switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> append();
            case 4, 5, 6, 7 -> mark();
            case 8 -> expunge();
            case 9 -> move();
            case 10, 11 -> fetch();
            case 12 -> idle();
            default -> heard(session.ok("NOOP"));
        }
    }

    private void append() throws IOException {
        int number = nextNumber++;
        ledger.noteBegun(number);
        long uid = session.append("", ("X-Number: " + number + "\r\n\r\nText.\r\n").getBytes(US_ASCII));
        ledger.noteFiled(uid, number);
        marked.put(uid, false);
    }

    private void mark() throws IOException {
        long uid = someUid();
        if (uid == 0) {
            return;
        }
        boolean isSet = random.nextBoolean();
        Boolean before = marked.remove(uid);
        Long sequence = modSeqs.get(uid);
        heard(session.ok("UID STORE " + uid + " " + (isSet ? "+" : "-") + "FLAGS (" + keyword + ")"));
        marked.put(uid, isSet);
        boolean isChange = before != null && before != isSet && sequence != null;
        if (isChange && modSeqs.containsKey(uid) && session.knows(uid)) {
            assertThat(modSeqs.get(uid)).as("MODSEQ of %d", uid).isGreaterThan(sequence);
        }
    }

    private void expunge() throws IOException {
        long uid = someUid();
        if (uid == 0) {
            return;
        }
        ledger.noteDoomed(uid);
        heard(session.ok("UID STORE " + uid + " +FLAGS (\\Deleted)"));
        heard(session.ok("UID EXPUNGE " + uid));
        ledger.noteGone(uid);
    }

    private void move() throws IOException {
        long uid = someUid();
        if (uid == 0) {
            return;
        }
        ledger.noteDoomed(uid);
        String answer = session.ask("UID MOVE " + uid + " " + mailbox + "-other");
        if (answer.contains(" [COPYUID ")) {
            ledger.noteMoved(uid);
        }
        if (answer.contains(" OK ")) {
            ledger.noteGone(uid);
        }
    }

    private void fetch() throws IOException {
        long uid = someUid();
        if (uid == 0) {
            return;
        }
        number(session.ask("UID FETCH " + uid + " (BODY.PEEK[HEADER.FIELDS (X-NUMBER)])"))
                .ifPresent(number -> ledger.noteContent(uid, number));
    }

    /** Which message it is, if an answer says so. */
    static Optional<Integer> number(String answer) {
        Matcher number = NUMBER.matcher(answer);
        return number.find() ? Optional.of(Integer.parseInt(number.group(1))) : Optional.empty();
    }

    private void idle() throws IOException {
        heard(session.idle(random.nextInt(50)));
    }

    private long someUid() {
        return session.exists() == 0
                ? 0
                : session.message(1 + random.nextInt(session.exists())).uid();
    }

    /** Modification sequences of a message never fall. */
    private void heard(List<String> responses) {
        for (String response : responses) {
            Matcher fetched = FETCHED.matcher(response);
            if (fetched.find()) {
                long modSeq = Long.parseLong(fetched.group(2));
                Long before = modSeqs.put(Long.parseLong(fetched.group(1)), modSeq);
                assertThat(before == null ? 0 : before).as(response).isLessThanOrEqualTo(modSeq);
            }
        }
        ledger.noteModSeq(session.modSeq());
    }

    /** What it was told of its keyword holds in the mailbox as it is. */
    void mustAgree(Map<Long, Set<String>> flags) {
        marked.forEach((uid, isSet) -> {
            if (flags.containsKey(uid)) {
                assertThat(flags.get(uid).contains(keyword))
                        .as("%s of %d", keyword, uid)
                        .isEqualTo(isSet);
            }
        });
    }
}
