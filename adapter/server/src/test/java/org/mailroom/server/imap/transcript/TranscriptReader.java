package org.mailroom.server.imap.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailroom.server.imap.transcript.Step.Action;
import org.mailroom.server.imap.transcript.Step.NewMessage;
import org.mailroom.server.imap.transcript.Step.Presence;

/** Reads transcripts from files, with those that they include. */
public final class TranscriptReader {

    private static final Pattern SPEECH = Pattern.compile("([CS])(\\d*)([&?*!]?):(?: (.*))?");
    private static final Pattern INCLUDE = Pattern.compile("include (\\S+)(?: as (\\d+))?");
    private static final Pattern MESSAGE = Pattern.compile("message (\\S+)");
    private static final Pattern MAILBOX = Pattern.compile("mailbox (\\S+)(?: with (.+))?");
    private static final Pattern QUOTA = Pattern.compile("quota (\\d+) (octets|messages)");
    private static final Pattern NEW_MESSAGE =
            Pattern.compile("(?:(\\d+) )?([^\\s()\",]+)(?: (\\([^)]*\\)))?(?: (\"[^\"]*\"))?(?:, *|$)");
    private static final Pattern CHECK = Pattern.compile("check (.+) (<|<=|=|!=|>=|>) (.+)");
    private static final Pattern LET = Pattern.compile("let (\\w+) = (.+)");
    private static final String NO_LINE_END = "<->";

    private final Path root;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, String> messages = new LinkedHashMap<>();
    private boolean needsTls;
    private String openMessage;

    private TranscriptReader(Path root) {
        this.root = root;
    }

    /**
     * Reads a transcript.
     *
     * @param root where {@code include} and {@code messages} are
     * @throws IllegalArgumentException if a line cannot be understood; it names the line
     */
    public static Transcript read(Path root, Path file) {
        TranscriptReader reader = new TranscriptReader(root);
        reader.read(file, 0);
        return new Transcript(reader.steps, reader.messages, reader.needsTls);
    }

    private void read(Path file, int as) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < lines.size(); i++) {
            String where = root.relativize(file) + ":" + (i + 1);
            if (!line(where, lines.get(i), as)) {
                throw new IllegalArgumentException(where + ": not understood: " + lines.get(i));
            }
        }
        openMessage = null;
    }

    private boolean line(String where, String line, int as) {
        if (openMessage != null && line.startsWith("|")) {
            String text = line.startsWith("| ") ? line.substring(2) : line.substring(1);
            messages.merge(openMessage, octets(text) + "\r\n", String::concat);
            return true;
        }
        openMessage = null;
        return line.isBlank() || line.startsWith("#") || speech(where, line, as) || directive(where, line);
    }

    private boolean speech(String where, String line, int as) {
        Matcher speech = SPEECH.matcher(line);
        if (!speech.matches()) {
            return false;
        }
        int client = speech.group(2).isEmpty() ? Math.max(as, 1) : Integer.parseInt(speech.group(2));
        String text = octets(Optional.ofNullable(speech.group(4)).orElse(""));
        if (speech.group(1).equals("S")) {
            steps.add(expectation(where, client, speech.group(3), text));
            return true;
        }
        steps.add(act(where, client, text));
        return speech.group(3).isEmpty();
    }

    private static Step expectation(String where, int client, String mark, String text) {
        if (text.equals("<closed>")) {
            return new Step.ExpectEnd(where, client);
        }
        Presence presence =
                switch (mark) {
                    case "&" -> Presence.ONCE;
                    case "?" -> Presence.OPTIONAL;
                    case "*" -> Presence.ANY_NUMBER;
                    case "!" -> Presence.NEVER;
                    default -> Presence.NEXT;
                };
        return new Step.Expect(where, client, presence, text);
    }

    private Step act(String where, int client, String text) {
        return switch (text) {
            case "<close>" -> new Step.Act(where, client, Action.CLOSE);
            case "<deflate>" -> new Step.Act(where, client, Action.DEFLATE);
            case "<tls>" -> {
                needsTls = true;
                yield new Step.Act(where, client, Action.TLS);
            }
            default -> {
                boolean isLine = !text.endsWith(NO_LINE_END);
                String said = isLine ? text : text.substring(0, text.length() - NO_LINE_END.length());
                yield new Step.Say(where, client, said, isLine);
            }
        };
    }

    private boolean directive(String where, String line) {
        Matcher include = INCLUDE.matcher(line);
        if (include.matches()) {
            String as = include.group(2);
            read(root.resolve("include").resolve(include.group(1) + ".txt"), as == null ? 0 : Integer.parseInt(as));
            return true;
        }
        Matcher message = MESSAGE.matcher(line);
        if (message.matches()) {
            openMessage = message.group(1);
            messages.put(openMessage, "");
            return true;
        }
        Matcher mailbox = MAILBOX.matcher(line);
        if (mailbox.matches()) {
            return steps.add(new Step.MakeMailbox(where, octets(mailbox.group(1)), newMessages(mailbox.group(2))));
        }
        Matcher quota = QUOTA.matcher(line);
        if (quota.matches()) {
            long max = Long.parseLong(quota.group(1));
            boolean isOctets = quota.group(2).equals("octets");
            return steps.add(new Step.SetQuota(where, isOctets ? max : -1, isOctets ? -1 : max));
        }
        Matcher check = CHECK.matcher(line);
        if (check.matches()) {
            return steps.add(new Step.Check(where, check.group(1), check.group(2), check.group(3)));
        }
        Matcher let = LET.matcher(line);
        return let.matches() && steps.add(new Step.Let(where, let.group(1), let.group(2)));
    }

    private static List<NewMessage> newMessages(String text) {
        List<NewMessage> found = new ArrayList<>();
        if (text == null) {
            return found;
        }
        Matcher matcher = NEW_MESSAGE.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            int count = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
            NewMessage message = new NewMessage(
                    matcher.group(2),
                    Optional.ofNullable(matcher.group(3)).orElse(""),
                    Optional.ofNullable(matcher.group(4)).orElse(""));
            for (int i = 0; i < count; i++) {
                found.add(message);
            }
            end = matcher.end();
        }
        if (end != text.length()) {
            throw new IllegalArgumentException("Messages not understood: " + text.substring(end));
        }
        return found;
    }

    /** One character for each octet of UTF-8. */
    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
