package org.mailroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What traces write to the log, each line without the number of its connection. */
public final class TraceLines implements AutoCloseable {

    private final Logger logger = Logger.getLogger("org.mailroom.trace");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {

        @Override
        public void publish(LogRecord record) {
            assertThat(record.getMessage()).startsWith("#");
            lines.add(record.getMessage().replaceFirst("^#\\d+ 127\\.0\\.0\\.1 ", ""));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Listens. */
    public TraceLines() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    /** What was written so far. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }
}
