package org.mailroom.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.mailroom.connector.management.Log;

class LogTest {

    private static final class Last extends Handler {

        private String message;

        @Override
        public void publish(LogRecord record) {
            message = record.getMessage();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void fillsInWhatHappened() {
        var logger = Logger.getLogger("org.mailroom");
        var last = new Last();
        logger.addHandler(last);
        logger.setUseParentHandlers(false);
        try {
            Log.DELIVERY_REJECTED.write("ID", "orders", "5.7.1", "it's {0} braces");
            assertThat(last.message)
                    .isEqualTo("MR0021 Delivery ID to 'orders' was rejected by its bean: 5.7.1 it's {0} braces");
        } finally {
            logger.removeHandler(last);
            logger.setUseParentHandlers(true);
        }
    }

    @Test
    void givesEachMessageItsNumber() {
        var numbers = Arrays.stream(Log.values()).map(Log::number).toList();
        assertThat(numbers).doesNotHaveDuplicates();
    }
}
