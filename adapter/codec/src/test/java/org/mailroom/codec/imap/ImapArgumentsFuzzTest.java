package org.mailroom.codec.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/** Any arguments are read or refused, and what was read can be written and read again. */
class ImapArgumentsFuzzTest {

    /** So that what is written again is not yet a literal. */
    private static final int LONGEST = 300;

    @FuzzTest(maxDuration = "60s")
    void arguments(byte[] octets) {
        String text = new String(octets, 0, Math.min(octets.length, LONGEST), UTF_8);
        for (boolean utf8 : new boolean[] {false, true}) {
            attempt(() -> reader(text, utf8).fetch());
            attempt(() -> reader(text, utf8).store());
            attempt(() -> afterReturns(text, utf8).searchKeys());
            attempt(() -> afterReturns(text, utf8).sort());
            attempt(() -> reader(text, utf8).thread());
            attempt(() -> reader(text, utf8).list());
            attempt(() -> reader(text, utf8).statusItems());
            attempt(() -> reader(text, utf8).id());
            attempt(() -> reader(text, utf8).quotaList());
            attempt(() -> reader(text, utf8).flagList());
            attempt(() -> reader(text, utf8).dateTime());
            attempt(() -> reader(text, utf8).initialResponse());
            attempt(() -> afterMailbox(text, utf8).selectParameters());
            attempt(() -> afterMailbox(text, utf8).createParameters());
            attempt(() -> afterMailbox(text, utf8).capabilities());
            attempt(() -> mailbox(text, utf8));
            attempt(() -> set(text));
        }
        attempt(() -> message(text));
        attempt(() -> name(text));
    }

    private static void mailbox(String text, boolean utf8) throws ImapSyntaxException {
        MailboxName name = reader(text, utf8).mailbox();
        ByteBuf out = Unpooled.buffer();
        new ImapWriter(out, utf8).untagged().mailbox(name).endLine();
        String written = out.toString(2, out.readableBytes() - 4, UTF_8);
        assertThat(reader(written, utf8).mailbox()).isEqualTo(name);
    }

    private static void set(String text) throws ImapSyntaxException {
        SequenceSet set = reader(text, false).sequenceSet();
        assertThat(SequenceSet.parse(set.toString())).isEqualTo(set);
    }

    private static void name(String text) throws ImapSyntaxException {
        assertThat(ModifiedUtf7.encode(ModifiedUtf7.decode(text))).isEqualTo(text);
    }

    private static void message(String text) throws ImapSyntaxException {
        ImapReader in = new ImapReader(new ImapCursor(text, List.of(), new LiteralStart(5, true, true)));
        in.mailbox();
        in.appendMessage();
    }

    private static ImapReader afterReturns(String text, boolean utf8) throws ImapSyntaxException {
        ImapReader in = reader(text, utf8);
        in.searchReturns();
        return in;
    }

    private static ImapReader afterMailbox(String text, boolean utf8) throws ImapSyntaxException {
        ImapReader in = reader(text, utf8);
        in.mailbox();
        return in;
    }

    /** Every {@code {n}} within the text is a literal of the n characters after it, if there are so many. */
    private static ImapReader reader(String text, boolean utf8) {
        StringBuilder left = new StringBuilder();
        List<CollectedLiteral> literals = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            int size = at + 1 < text.length() ? text.charAt(at) - '0' : -1;
            if (c == '{' && size >= 0 && size <= 9 && text.charAt(at + 1) == '}' && at + 2 + size <= text.length()) {
                byte[] octets = text.substring(at + 2, at + 2 + size).getBytes(UTF_8);
                literals.add(new CollectedLiteral(left.length(), octets, false));
                at += 2 + size;
            } else {
                left.append(c);
            }
        }
        return new ImapReader(new ImapCursor(left.toString(), literals, null)).utf8(utf8);
    }

    private static void attempt(Parse parse) {
        try {
            parse.run();
        } catch (ImapSyntaxException e) {
            ByteBuf out = Unpooled.buffer();
            new ImapWriter(out, false).tagged("a").status(Status.BAD, e.code(), e.getMessage());
            assertThat(out.readableBytes()).isLessThan(250);
            assertThat(e.getMessage()).matches("[ -~]*");
        }
    }

    private interface Parse {
        void run() throws ImapSyntaxException;
    }
}
