package org.mailroom.server.imap.selected;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailroom.codec.imap.Flag;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;

/** A client that knows of its mailbox what responses have told it, and nothing else. */
final class ModelClient {

    private static final Pattern NUMBERED = Pattern.compile("\\* (\\d+) (EXPUNGE|EXISTS|RECENT)");
    private static final Pattern FETCH =
            Pattern.compile("\\* (\\d+) FETCH \\((?:UID (\\d+) ?)?(?:FLAGS \\((.*?)\\) ?)?(?:MODSEQ \\((\\d+)\\))?\\)");
    private static final Pattern UID_FETCH =
            Pattern.compile("\\* (\\d+) UIDFETCH \\((?:FLAGS \\((.*?)\\) ?)?(?:MODSEQ \\((\\d+)\\))?\\)");
    private static final Pattern FLAGS = Pattern.compile("\\* FLAGS \\((.*)\\)");
    private static final Pattern VANISHED = Pattern.compile("\\* VANISHED (.*)");
    private static final Pattern HIGHEST = Pattern.compile("\\* OK \\[HIGHESTMODSEQ (\\d+)] .*");

    /** A message as the client knows it; uid 0 and no flags until it has fetched them. */
    static final class Message {

        long uid;
        long modSeq;
        MessageFlags flags;
    }

    private final SelectedMailbox selected;
    private final List<Message> messages = new ArrayList<>();
    private final Set<String> keywords = new HashSet<>();
    private long recent;
    private long highestModSeq;

    ModelClient(SelectedMailbox selected) {
        this.selected = selected;
        selected.flags().forEach(flag -> keywords.add(folded(flag.name())));
        highestModSeq = selected.highestModSeq();
        recent = selected.recent();
        exists(selected.told().exists());
        fetchNew();
    }

    List<Message> messages() {
        return messages;
    }

    long recent() {
        return recent;
    }

    /** What it would resynchronize from after a lost connection (RFC 7162, section 3.2.5). */
    long highestModSeq() {
        return highestModSeq;
    }

    /** Its responses are written and read. */
    void hear(List<MailboxChange> changes, boolean mayExpunge) {
        ByteBuf buffer = Unpooled.buffer();
        ChangeWriter writer = new ChangeWriter(new ImapWriter(buffer, false), selected.enabled(), false);
        changes.forEach(writer::write);
        for (String line : buffer.toString(US_ASCII).split("\r\n")) {
            if (!line.isEmpty()) {
                hear(line, mayExpunge);
            }
        }
        fetchNew();
    }

    /** It has sent a STORE with .SILENT, which succeeded, and does by itself what it is not told. */
    void change(Message message, MessageFlags flags) {
        message.flags = flags;
    }

    /** {@code FETCH n:m (UID FLAGS MODSEQ)} of those it knows nothing of. */
    private void fetchNew() {
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            if (message.uid == 0) {
                MessageRow row = selected.told().get(i);
                message.uid = row.uid();
                message.flags = row.flags();
                message.modSeq = row.modSeq();
            }
        }
    }

    private void hear(String line, boolean mayExpunge) {
        Matcher matcher;
        if ((matcher = NUMBERED.matcher(line)).matches()) {
            numbered(Integer.parseInt(matcher.group(1)), matcher.group(2), mayExpunge);
        } else if ((matcher = FETCH.matcher(line)).matches()) {
            assertThat(selected.enabled().uidOnly()).isFalse();
            Message message = messages.get(Integer.parseInt(matcher.group(1)) - 1);
            if (matcher.group(2) != null) {
                assertThat(Long.parseLong(matcher.group(2))).isEqualTo(message.uid);
            }
            fetched(message, matcher.group(3), matcher.group(4));
        } else if ((matcher = UID_FETCH.matcher(line)).matches()) {
            fetched(withUid(Long.parseLong(matcher.group(1))), matcher.group(2), matcher.group(3));
        } else if ((matcher = FLAGS.matcher(line)).matches()) {
            keywords.clear();
            keywords.addAll(List.of(folded(matcher.group(1)).split(" ")));
        } else if ((matcher = VANISHED.matcher(line)).matches()) {
            assertThat(mayExpunge).isTrue();
            vanished(matcher.group(1));
        } else if ((matcher = HIGHEST.matcher(line)).matches()) {
            highestModSeq = Long.parseLong(matcher.group(1));
        } else {
            throw new AssertionError("not understood: " + line);
        }
    }

    private void numbered(int number, String what, boolean mayExpunge) {
        switch (what) {
            case "EXPUNGE" -> {
                assertThat(mayExpunge).isTrue();
                assertThat(selected.enabled().vanishing()).isFalse();
                messages.remove(number - 1);
            }
            case "EXISTS" -> exists(number);
            default -> recent = number;
        }
    }

    private void exists(int count) {
        assertThat(count).isGreaterThanOrEqualTo(messages.size());
        while (messages.size() < count) {
            messages.add(new Message());
        }
    }

    private void vanished(String set) {
        try {
            SequenceSet uids = SequenceSet.parse(set);
            long before = messages.size();
            messages.removeIf(message -> uids.contains(message.uid));
            assertThat(before - messages.size()).isEqualTo(uids.count());
        } catch (ImapSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private void fetched(Message message, String flags, String modSeq) {
        if (flags != null) {
            List<Flag> names = flags.isEmpty()
                    ? List.of()
                    : List.of(flags.split(" ")).stream().map(Flag::of).toList();
            names.stream().filter(flag -> flag != Flag.RECENT).forEach(flag -> assertThat(keywords)
                    .contains(folded(flag.name())));
            assertThat(names.contains(Flag.RECENT)).isEqualTo(selected.isRecent(message.uid));
            message.flags = FlagNames.flags(names);
        }
        assertThat(modSeq != null).isEqualTo(selected.enabled().condstore());
        if (modSeq != null) {
            message.modSeq = Long.parseLong(modSeq);
            highestModSeq = Math.max(highestModSeq, message.modSeq);
        }
    }

    private Message withUid(long uid) {
        return messages.stream().filter(message -> message.uid == uid).findAny().orElseThrow();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
