package org.mailroom.it;

import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailroom.it.server.LogTail;
import org.mailroom.it.server.ServerLog;

/** Passes on what is of interest in the server's log. */
final class DemoLog {

    private static final long POLL_MILLIS = 200;
    private static final int POLLS_PER_DOT = 5;
    private static final Pattern DEPLOYED = Pattern.compile(": (\\S+) was successfully deployed in ([\\d,]+) milli");
    /** Time of day, level, logger and message of a line as our logging.properties forms it. */
    private static final Pattern RECORD = Pattern.compile("^\\S+ (\\S+ (INFO|WARNING|SEVERE) (\\S+): .*)");

    private final LogTail tail;
    private final DemoOutput out;
    private boolean announced;

    DemoLog(ServerLog log, DemoOutput out) {
        this.tail = new LogTail(log);
        this.out = out;
    }

    /** Says that all is ready, after what the log has said until now. */
    synchronized void announce(Runnable announcement) {
        pass();
        announcement.run();
        announced = true;
    }

    /** Passes lines on until it is told to stop; dots until all is ready. */
    void follow(BooleanSupplier stopping) {
        for (int poll = 1; !stopping.getAsBoolean(); poll++) {
            pass();
            if (!announced && poll % POLLS_PER_DOT == 0) {
                out.dot();
            }
            pause();
        }
    }

    private synchronized void pass() {
        tail.next().forEach(this::pass);
    }

    private void pass(String line) {
        Matcher deployed = DEPLOYED.matcher(line);
        Matcher record = RECORD.matcher(line);
        if (deployed.find()) {
            out.line("  deployed " + deployed.group(1));
        } else if (record.find() && isOfInterest(record.group(2), record.group(3))) {
            out.line("  " + record.group(1));
        }
    }

    private boolean isOfInterest(String level, String logger) {
        if (logger.startsWith("org.mailroom")) {
            return true;
        }
        // The container reports each failure of a bean in many lines; the adapter says the same in one. And while it
        // starts, Payara warns of much that is of no concern.
        boolean fromContainer = logger.startsWith("javax.enterprise.system.container.ejb");
        return level.equals("SEVERE") || announced && level.equals("WARNING") && !fromContainer;
    }

    static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
