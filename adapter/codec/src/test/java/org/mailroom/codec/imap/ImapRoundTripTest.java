package org.mailroom.codec.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written as the grammar says is read as it was meant. */
class ImapRoundTripTest {

    @Property(tries = 3000)
    void stringsSurvive(@ForAll("texts") String text, @ForAll boolean utf8) throws ImapSyntaxException {
        assertThat(read(utf8, out -> out.string(text)).string()).isEqualTo(text);
        assertThat(read(utf8, out -> out.astring(text)).astring()).isEqualTo(text);
        assertThat(read(utf8, out -> out.nstring(text)).nstring()).isEqualTo(text);
    }

    @Property(tries = 3000)
    void mailboxesSurvive(@ForAll("names") String name, @ForAll boolean utf8) throws ImapSyntaxException {
        MailboxName mailbox = new MailboxName(name);
        ImapReader in = read(utf8, out -> out.mailbox(mailbox));
        assertThat(in.mailbox()).isEqualTo(mailbox);
        in.end();
    }

    @Property
    void timesSurvive(@ForAll("times") OffsetDateTime time) throws ImapSyntaxException {
        assertThat(read(false, out -> out.dateTime(time)).dateTime()).isEqualTo(time);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a", "\"", "\\", " ", "\r\n", "\n", "NIL", "(", "{3}", "\t", "\u007F", "\u00FC", "\uD83D\uDCEE")
                .list()
                .ofMaxSize(10)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a", "\"", "\\", " ", "&", "-", "inbox", "%", "(", "{3}", "/", "\u00FC", "\uD83D\uDCEE")
                .list()
                .ofMaxSize(10)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<OffsetDateTime> times() {
        return Combinators.combine(
                        Arbitraries.longs().between(-30_000_000_000L, 200_000_000_000L),
                        Arbitraries.integers().between(-18 * 60, 18 * 60))
                .as((second, minutes) -> OffsetDateTime.ofInstant(
                        Instant.ofEpochSecond(second), ZoneOffset.ofTotalSeconds(60 * minutes)));
    }

    /** A response's octets as a client would send them: its literals made non-synchronizing. */
    private static ImapReader read(boolean utf8, Consumer<ImapWriter> write) throws ImapSyntaxException {
        ByteBuf out = Unpooled.buffer();
        write.accept(new ImapWriter(out, utf8).untagged());
        String text = out.toString(UTF_8).substring(2).replaceFirst("^\\{(\\d+)}\r\n", "{$1+}\r\n");
        return Arguments.arguments(text).utf8(utf8);
    }
}
