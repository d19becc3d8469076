package org.mailroom.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailroom.connector.management.Log;

class LogTest {

    private static final class Lines extends Handler {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            lines.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private final Logger logger = Logger.getLogger("org.mailroom");
    private final Lines log = new Lines();

    @BeforeEach
    void listen() {
        logger.addHandler(log);
        logger.setUseParentHandlers(false);
        Log.startAnew();
    }

    @AfterEach
    void leave() {
        logger.removeHandler(log);
        logger.setUseParentHandlers(true);
        Log.startAnew();
    }

    @Test
    void fillsInWhatHappened() {
        Log.DELIVERY_REJECTED.write("ID", "orders", "5.7.1", "it's {0} braces");
        assertThat(log.lines)
                .containsExactly("MR0021 Delivery ID to 'orders' was rejected by its bean: 5.7.1 it's {0} braces");
    }

    @Test
    void writesNoLineThatAStrangerHasMade() {
        Log.MESSAGE_REFUSED.write("192.0.2.1", "550 \r\nMR0001 Mailroom is ready: \u202eecnis\u0000");
        assertThat(log.lines)
                .containsExactly(
                        "MR0031 A message from 192.0.2.1 was refused: 550 \\u000d\\u000aMR0001 Mailroom is ready:"
                                + " \\u202eecnis\\u0000");
    }

    @Test
    void boundsWhatStrangersCause() {
        for (int i = 0; i < 1000; i++) {
            Log.LOGIN_FAILED.write("192.0.2.1", "PLAIN", "wrong password");
            Log.REALM_UNAVAILABLE.write("no answer");
        }
        assertThat(log.lines.stream().filter(line -> line.startsWith("MR0061"))).hasSize(30);
        assertThat(log.lines.stream().filter(line -> line.startsWith("MR0064"))).hasSize(1);
        // The minute is not over yet
        Log.tellUntold();
        assertThat(log.lines).hasSize(31);
    }

    @Test
    void givesEachMessageItsNumber() {
        var numbers = Arrays.stream(Log.values()).map(Log::number).toList();
        assertThat(numbers).doesNotHaveDuplicates();
    }
}
