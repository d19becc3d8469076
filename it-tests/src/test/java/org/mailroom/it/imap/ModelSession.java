package org.mailroom.it.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session with one mailbox, and all that its client knows of it: nothing but what the responses said. Whatever a response
 * says that cannot be, fails.
 */
final class ModelSession implements AutoCloseable {

    /** How a client enables extensions, and so what it is told by. */
    enum Kind {
        PLAIN(""),
        CONDSTORE("ENABLE CONDSTORE"),
        QRESYNC("ENABLE QRESYNC");

        private final String enable;

        Kind(String enable) {
            this.enable = enable;
        }
    }

    /** What a client knows of a message; a UID of 0 is not known yet. */
    record Known(long uid, Set<String> flags) {}

    private static final Pattern NUMBERED =
            Pattern.compile("\\* (\\d+) (EXISTS|EXPUNGE|FETCH|RECENT)(?: (.*))?", Pattern.DOTALL);
    private static final Pattern VANISHED = Pattern.compile("\\* VANISHED( \\(EARLIER\\))? (\\S+)");
    private static final Pattern UID = Pattern.compile("\\bUID (\\d+)");
    private static final Pattern FLAGS = Pattern.compile("\\bFLAGS \\(([^)]*)\\)");
    private static final Pattern MODSEQ = Pattern.compile("\\b(HIGHESTMODSEQ |MODSEQ \\()(\\d+)");
    private static final Pattern UIDVALIDITY = Pattern.compile("UIDVALIDITY (\\d+)");

    private final String mailbox;
    private final Kind kind;
    private ImapClient client;
    private List<Known> messages = new ArrayList<>();
    private long uidValidity;
    private long modSeq;

    ModelSession(ImapClient client, String mailbox, Kind kind) throws IOException {
        this.mailbox = mailbox;
        this.kind = kind;
        begin(client);
        if (kind == Kind.CONDSTORE) {
            heard(client.ok("SELECT " + mailbox + " (CONDSTORE)"));
        } else {
            heard(client.ok("SELECT " + mailbox));
        }
        learn();
    }

    private void begin(ImapClient newClient) throws IOException {
        client = newClient;
        if (!kind.enable.isEmpty()) {
            client.ok(kind.enable);
        }
    }

    Kind kind() {
        return kind;
    }

    int exists() {
        return messages.size();
    }

    Known message(int number) {
        return messages.get(number - 1);
    }

    long uidValidity() {
        return uidValidity;
    }

    long modSeq() {
        return modSeq;
    }

    /** UIDs and flags, as the client believes. */
    Map<Long, Set<String>> view() {
        Map<Long, Set<String>> view = new TreeMap<>();
        messages.forEach(message -> view.put(message.uid(), message.flags()));
        assertThat(view).as("every UID once").hasSize(messages.size());
        return view;
    }

    /** Says a command that must succeed, and believes what comes. */
    List<String> ok(String command) throws IOException {
        return heard(new ArrayList<>(client.ok(command)));
    }

    /** Says a command, and believes what comes, whatever that is; all lines of the answer. */
    String ask(String command) throws IOException {
        String answer = client.ask(command);
        heard(new ArrayList<>(client.untagged()));
        return answer;
    }

    /** Idles so long, and believes what comes. */
    List<String> idle(long millis) throws IOException {
        client.idle();
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return heard(new ArrayList<>(client.done()));
    }

    /** Whether it believes that there is such a message. */
    boolean knows(long uid) {
        return messages.stream().anyMatch(message -> message.uid() == uid);
    }

    /** Files a message; its UID. */
    long append(String flags, byte[] message) throws IOException {
        client.append(mailbox + " (" + flags + ")", message);
        heard(new ArrayList<>(client.untagged()));
        Matcher code = Pattern.compile("APPENDUID (\\d+) (\\d+)").matcher(client.tagged());
        assertThat(code.find()).as(client.tagged()).isTrue();
        assertThat(Long.parseLong(code.group(1))).isEqualTo(uidValidity);
        return Long.parseLong(code.group(2));
    }

    /** It has changed flags with .SILENT and takes them for changed. */
    void assume(Collection<Long> uids, UnaryOperator<Set<String>> change) {
        messages.replaceAll(message ->
                uids.contains(message.uid()) ? new Known(message.uid(), change.apply(message.flags())) : message);
    }

    /** Asks for UIDs and flags of messages that are new to it, until there are none. */
    void learn() throws IOException {
        for (int first = firstUnknown(); first <= messages.size(); first = firstUnknown()) {
            ok("FETCH " + first + ":" + messages.size() + " (UID FLAGS)");
            assertThat(firstUnknown()).as("the first unknown after asking").isGreaterThan(first);
        }
    }

    private int firstUnknown() {
        int number = 1;
        while (number <= messages.size() && messages.get(number - 1).uid() != 0) {
            number++;
        }
        return number;
    }

    /** Loses the connection. */
    void cut() throws IOException {
        client.close();
    }

    /** Comes back: a client of QRESYNC with what it knows (RFC 7162, section 3.2.5), others anew. */
    void comeBack(ImapClient newClient) throws IOException {
        long validity = uidValidity;
        begin(newClient);
        if (kind != Kind.QRESYNC || messages.isEmpty() || messages.get(0).uid() == 0) {
            messages = new ArrayList<>();
            heard(client.ok("SELECT " + mailbox));
            learn();
        } else {
            resynchronise(validity);
        }
        assertThat(uidValidity).isEqualTo(validity);
    }

    private void resynchronise(long validity) throws IOException {
        // What it never asked about is new to it: it lies behind all that it knows
        messages.removeIf(message -> message.uid() == 0);
        Map<Long, Set<String>> known = view();
        String uids = known.keySet().stream()
                .map(String::valueOf)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        List<String> responses =
                client.ok("SELECT " + mailbox + " (QRESYNC (" + validity + " " + modSeq + " " + uids + "))");
        int exists = 0;
        for (String response : responses) {
            Matcher vanished = VANISHED.matcher(response);
            Matcher numbered = NUMBERED.matcher(response);
            if (vanished.matches()) {
                assertThat(vanished.group(1)).as(response).isNotNull();
                members(vanished.group(2)).forEach(known::remove);
            } else if (numbered.matches() && numbered.group(2).equals("EXISTS")) {
                exists = Integer.parseInt(numbered.group(1));
            } else if (numbered.matches() && numbered.group(2).equals("FETCH")) {
                Matcher uid = UID.matcher(response);
                assertThat(uid.find()).as(response).isTrue();
                known.put(Long.parseLong(uid.group(1)), flags(response));
            }
            remember(response);
        }
        messages = new ArrayList<>();
        known.forEach((uid, flags) -> messages.add(new Known(uid, flags)));
        exists(exists);
        learn();
    }

    private List<String> heard(List<String> responses) {
        responses.forEach(this::hear);
        return responses;
    }

    private void hear(String response) {
        remember(response);
        Matcher vanished = VANISHED.matcher(response);
        if (vanished.matches()) {
            assertThat(kind).as(response).isEqualTo(Kind.QRESYNC);
            Set<Long> gone = members(vanished.group(2));
            messages.removeIf(message -> gone.contains(message.uid()));
            return;
        }
        Matcher numbered = NUMBERED.matcher(response);
        if (!numbered.matches()) {
            return;
        }
        int number = Integer.parseInt(numbered.group(1));
        switch (numbered.group(2)) {
            case "EXISTS" -> exists(number);
            case "EXPUNGE" -> {
                assertThat(kind).as(response).isNotEqualTo(Kind.QRESYNC);
                assertThat(number).as(response).isBetween(1, messages.size());
                messages.remove(number - 1);
            }
            case "FETCH" -> fetched(number, response);
            default -> assertThat(number).as(response).isLessThanOrEqualTo(messages.size());
        }
    }

    private void exists(int count) {
        assertThat(count).as("EXISTS does not shrink a mailbox").isGreaterThanOrEqualTo(messages.size());
        while (messages.size() < count) {
            messages.add(new Known(0, Set.of()));
        }
    }

    private void fetched(int number, String response) {
        assertThat(number).as(response).isBetween(1, messages.size());
        Known before = messages.get(number - 1);
        Matcher found = UID.matcher(response);
        long uid = found.find() ? Long.parseLong(found.group(1)) : before.uid();
        if (before.uid() != 0) {
            assertThat(uid).as("the UID of %d in %s", number, response).isEqualTo(before.uid());
        }
        messages.set(number - 1, new Known(uid, response.contains("FLAGS (") ? flags(response) : before.flags()));
    }

    private void remember(String response) {
        Matcher sequence = MODSEQ.matcher(response);
        if (sequence.find()) {
            long told = Long.parseLong(sequence.group(2));
            // HIGHESTMODSEQ may be less than a message has: then something is kept back (RFC 7162, section 3.2.10.2)
            modSeq = sequence.group(1).startsWith("HIGHEST") ? told : Math.max(modSeq, told);
        }
        Matcher validity = UIDVALIDITY.matcher(response);
        if (validity.find()) {
            uidValidity = Long.parseLong(validity.group(1));
        }
    }

    /** Without \Recent, which is of one session alone. */
    private static Set<String> flags(String response) {
        Matcher flags = FLAGS.matcher(response);
        assertThat(flags.find()).as(response).isTrue();
        Set<String> names = new TreeSet<>(List.of(flags.group(1).split(" ")));
        names.removeAll(List.of("\\Recent", ""));
        return names;
    }

    /** The members of a set of UIDs without {@code *}. */
    static Set<Long> members(String set) {
        Set<Long> members = new TreeSet<>();
        for (String range : set.split(",")) {
            String[] ends = range.split(":");
            long last = Long.parseLong(ends[ends.length - 1]);
            for (long uid = Long.parseLong(ends[0]); uid <= last; uid++) {
                members.add(uid);
            }
        }
        return members;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
