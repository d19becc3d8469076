package org.mailroom.codec.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Any arguments are read or refused, and what was read can be written and read again. */
class SmtpArgumentsFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void arguments(byte[] octets) {
        String text = new String(octets, UTF_8);
        for (boolean utf8 : new boolean[] {false, true}) {
            attempt(() -> mail(text, utf8));
            attempt(() -> recipient(text, utf8));
            attempt(() -> new SmtpArguments(text, utf8).domainOrAddressLiteral());
            attempt(() -> new SmtpArguments(text, utf8).heloDomain());
            attempt(() -> new SmtpArguments(text, utf8).chunkSize());
            attempt(() -> new SmtpArguments(text, utf8).string());
        }
        attempt(() -> assertThat(XText.decode(XText.encode(XText.decode(text)))).isEqualTo(XText.decode(text)));
    }

    private static void mail(String text, boolean utf8) throws SmtpSyntaxException {
        SmtpArguments arguments = new SmtpArguments(text, utf8);
        var path = arguments.reversePath();
        arguments.parameters();
        if (path.isPresent()) {
            assertThat(new SmtpArguments(path.get().toString(), utf8).mailbox()).isEqualTo(path.get());
        }
    }

    private static void recipient(String text, boolean utf8) throws SmtpSyntaxException {
        SmtpArguments arguments = new SmtpArguments(text, utf8);
        Mailbox path = arguments.forwardPath();
        arguments.parameters();
        assertThat(new SmtpArguments("TO:<" + path + ">", utf8).forwardPath()).isEqualTo(path);
        assertThat(utf8 || path.isAscii()).isTrue();
    }

    private static void attempt(Parse parse) {
        try {
            parse.run();
        } catch (SmtpSyntaxException e) {
            ByteBuf out = Unpooled.buffer();
            SmtpReplyEncoder.encode(e.reply(), out);
            assertThat(out.readableBytes()).isLessThan(200);
        }
    }

    private interface Parse {
        void run() throws SmtpSyntaxException;
    }
}
