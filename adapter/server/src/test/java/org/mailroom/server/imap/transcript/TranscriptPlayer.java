package org.mailroom.server.imap.transcript;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailroom.server.imap.transcript.Step.Act;
import org.mailroom.server.imap.transcript.Step.Check;
import org.mailroom.server.imap.transcript.Step.Expect;
import org.mailroom.server.imap.transcript.Step.ExpectEnd;
import org.mailroom.server.imap.transcript.Step.Let;
import org.mailroom.server.imap.transcript.Step.MakeMailbox;
import org.mailroom.server.imap.transcript.Step.Presence;
import org.mailroom.server.imap.transcript.Step.Say;
import org.mailroom.server.imap.transcript.Step.SetQuota;

/** Plays a transcript: says what the clients say, and compares what comes with what is to come. */
public final class TranscriptPlayer implements AutoCloseable {

    /** What a server of IMAP4rev1 may tell whenever it likes; transcripts need not say so. */
    private static final Pattern UNASKED =
            Pattern.compile("\\* \\d+ RECENT|\\* FLAGS \\(.*\\)|\\* OK \\[PERMANENTFLAGS .*");

    private static final int REMEMBERED = 30;
    private static final int SHOWN = 600;

    private final Transcript transcript;
    private final Place place;
    private final Messages messages;
    private final Names names = new Names();
    private final Map<Integer, Wire> wires = new TreeMap<>();
    private final Deque<String> heard = new ArrayDeque<>();

    private TranscriptPlayer(Transcript transcript, Path root, Place place) {
        this.transcript = transcript;
        this.place = place;
        this.messages = new Messages(root, transcript.messages());
        names.put("user", place.user());
        names.put("password", place.password());
    }

    /**
     * Plays a transcript to its end.
     *
     * @param root where its messages are
     * @throws AssertionError if the server does not play along: with the line, what was expected and what came
     */
    public static void play(Transcript transcript, Path root, Place place) {
        try (TranscriptPlayer player = new TranscriptPlayer(transcript, root, place)) {
            player.play();
        }
    }

    private void play() {
        List<Step> steps = transcript.steps();
        int next = 0;
        while (next < steps.size()) {
            Step step = steps.get(next);
            int end = endOfGroup(steps, next);
            try {
                if (end > next) {
                    group(steps.subList(next, end).stream()
                            .map(Expect.class::cast)
                            .toList());
                } else {
                    step(step);
                    end = next + 1;
                }
            } catch (IOException | AssertionError | RuntimeException e) {
                throw new AssertionError(step.where() + ": " + e.getMessage() + "\n" + String.join("\n", heard), e);
            }
            next = end;
        }
        leave();
    }

    /** The end of the group of expectations that begins here, or the same if none does. */
    private static int endOfGroup(List<Step> steps, int begin) {
        int end = begin;
        while (end < steps.size()
                && steps.get(end) instanceof Expect expect
                && expect.presence() != Presence.NEXT
                && expect.client() == ((Expect) steps.get(begin)).client()) {
            end++;
        }
        return end;
    }

    private void step(Step step) throws IOException {
        if (step instanceof Say say) {
            say(say);
        } else if (step instanceof Expect expect) {
            expect(expect);
        } else if (step instanceof ExpectEnd end) {
            expectEnd(end);
        } else if (step instanceof Act act) {
            act(act);
        } else if (step instanceof Check check) {
            check(check);
        } else if (step instanceof Let let) {
            names.put(let.name(), names.sum(let.value()));
        } else if (step instanceof MakeMailbox make) {
            new Preparation(place, messages).make(make);
        } else if (step instanceof SetQuota set) {
            place.quota().set(set.maxOctets(), set.maxMessages());
        }
    }

    private Wire wire(int client) throws IOException {
        Wire wire = wires.get(client);
        if (wire == null) {
            wire = new Wire(place.host(), place.port());
            wires.put(client, wire);
        }
        return wire;
    }

    /** Literals that are written as their content wait for the server, unless they are not to. */
    private void say(Say say) throws IOException {
        Wire wire = wire(say.client());
        Matcher literal = Messages.literals(say.text());
        int end = 0;
        while (literal.find()) {
            String content =
                    literal.group(1) == null ? messages.message(literal.group(2)) : names.replaced(literal.group(1));
            String before = names.replaced(say.text().substring(end, literal.start()));
            boolean waits = literal.group(3).isEmpty();
            send(say.client(), before + "{" + content.length() + (waits ? "}\r\n" : "+}\r\n"));
            if (waits) {
                String answer = wire.continuation();
                hear(say.client(), answer);
                if (!answer.startsWith("+")) {
                    throw new AssertionError("expected + for a literal, got " + answer);
                }
            }
            send(say.client(), content);
            end = literal.end();
        }
        send(say.client(), names.replaced(say.text().substring(end)) + (say.isLine() ? "\r\n" : ""));
    }

    private void send(int client, String octets) throws IOException {
        remember("C" + client + ": " + octets.stripTrailing());
        wire(client).send(octets);
    }

    private String hear(int client, String response) {
        remember("S" + client + ": " + response);
        return response;
    }

    private String response(int client) throws IOException {
        return hear(client, wire(client).response());
    }

    private void remember(String line) {
        if (heard.size() == REMEMBERED) {
            heard.poll();
        }
        heard.add("    " + (line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line));
    }

    private void expect(Expect expect) throws IOException {
        String response;
        boolean found;
        try {
            do {
                response = response(expect.client());
                found = matches(expect, response);
            } while (!found && UNASKED.matcher(response).matches());
        } catch (IOException e) {
            throw new AssertionError("expected " + expect.pattern() + ", got " + e, e);
        }
        if (!found) {
            throw new AssertionError("expected " + expect.pattern() + "\ngot " + response);
        }
    }

    private boolean matches(Expect expect, String response) {
        return ResponsePattern.matches(messages.expanded(expect.pattern()), response, names);
    }

    /** Takes responses as long as they belong to the group; all that must come have to. */
    private void group(List<Expect> group) throws IOException {
        List<Expect> left = new ArrayList<>(group);
        while (left.stream().anyMatch(expect -> expect.presence() != Presence.NEVER)) {
            String response;
            try {
                response = response(group.get(0).client());
            } catch (EOFException e) {
                endGroup(left, "the end of the connection", null);
                return;
            } catch (IOException e) {
                throw new AssertionError("expected " + patterns(left) + ", got " + e, e);
            }
            Expect found = left.stream()
                    .filter(expect -> matches(expect, response))
                    .findFirst()
                    .orElse(null);
            if (found != null && found.presence() == Presence.NEVER) {
                throw new AssertionError("not expected here: " + response);
            }
            if (found == null && !UNASKED.matcher(response).matches()) {
                endGroup(left, response, response);
                return;
            }
            if (found != null && found.presence() != Presence.ANY_NUMBER) {
                left.remove(found);
            }
        }
    }

    private void endGroup(List<Expect> left, String got, String unread) throws IOException {
        List<Expect> missing = left.stream()
                .filter(expect -> expect.presence() == Presence.ONCE)
                .toList();
        if (!missing.isEmpty()) {
            throw new AssertionError("expected, in any order, " + patterns(missing) + "\ngot " + got);
        }
        if (unread != null) {
            wire(left.get(0).client()).unread(unread);
            heard.pollLast();
        }
    }

    private static List<String> patterns(List<Expect> expects) {
        return expects.stream().map(Expect::pattern).toList();
    }

    private void expectEnd(ExpectEnd end) throws IOException {
        if (!wire(end.client()).isEnded()) {
            throw new AssertionError("expected the end of the connection, but more came");
        }
        wires.remove(end.client()).close();
    }

    private void act(Act act) throws IOException {
        switch (act.action()) {
            case CLOSE -> wires.remove(act.client()).close();
            case TLS -> wire(act.client()).beginTls(place.tls().orElseThrow());
            case DEFLATE -> wire(act.client()).beginDeflate();
        }
    }

    private void check(Check check) {
        String left = names.sum(check.left());
        String right = names.sum(check.right());
        boolean numbers = left.matches("\\d+") && right.matches("\\d+");
        int order = numbers ? new BigInteger(left).compareTo(new BigInteger(right)) : left.compareTo(right);
        boolean holds =
                switch (check.operator()) {
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case "=" -> order == 0;
                    case "!=" -> order != 0;
                    case ">=" -> order >= 0;
                    default -> order > 0;
                };
        if (!holds) {
            throw new AssertionError("expected " + check.left() + " " + check.operator() + " " + check.right()
                    + ", got " + left + " and " + right);
        }
    }

    /** Whoever has not logged out does it now: nothing that is no untagged response may still come. */
    private void leave() {
        wires.forEach((client, wire) -> {
            try {
                send(client, "zz LOGOUT\r\n");
                String response = response(client);
                while (response.startsWith("* ")) {
                    response = response(client);
                }
                if (!response.startsWith("zz OK") || !wire.isEnded()) {
                    throw new AssertionError("expected zz OK and the end of the connection, got " + response);
                }
            } catch (IOException | AssertionError e) {
                throw new AssertionError(
                        "at the end of the transcript, client " + client + ": " + e.getMessage() + "\n"
                                + String.join("\n", heard),
                        e);
            }
        });
    }

    @Override
    public void close() {
        for (Wire wire : wires.values()) {
            try {
                wire.close();
            } catch (IOException e) {
                remember(e.toString());
            }
        }
    }
}
