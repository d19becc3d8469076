package org.mailroom.server.imap.evaluation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mailroom.codec.imap.ImapWriter;

class ProgressReportsTest {

    private long now = Long.MAX_VALUE - 5;
    private final ProgressReports reports = new ProgressReports("a1", () -> now);

    private String after(long seconds, long done, long total) {
        now += TimeUnit.SECONDS.toNanos(seconds);
        ByteBuf out = Unpooled.buffer();
        reports.report(done, total, new ImapWriter(out, false));
        return out.toString(US_ASCII);
    }

    @Test
    void tellsEveryTenSeconds() {
        assertThat(after(9, 1, 100)).isEmpty();
        assertThat(after(1, 2, 100)).isEqualTo("* OK [INPROGRESS (\"a1\" 2 100)] Still at it\r\n");
        assertThat(after(9, 3, 100)).isEmpty();
        assertThat(after(50, 4, 100)).startsWith("* OK [INPROGRESS (\"a1\" 4 100)]");
        assertThat(after(9, 5, 100)).isEmpty();
    }

    @Test
    void isNeverAtTheGoal() {
        assertThat(after(10, 100, 100)).contains(" 99 100)");
        assertThat(after(10, 0, 0)).isEmpty();
    }
}
