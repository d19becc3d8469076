package org.mailroom.server.imap.evaluation;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.ResponseCode;
import org.mailroom.codec.imap.Status;

/** Tells a client that waits how far its command is, every ten seconds (INPROGRESS, RFC 9585). */
final class ProgressReports {

    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final String tag;
    private final LongSupplier nanoTime;
    private long next;

    /** @param nanoTime as that of {@link System} */
    ProgressReports(String tag, LongSupplier nanoTime) {
        this.tag = tag;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong() + INTERVAL_NANOS;
    }

    /** Reports if it is time. */
    void report(long done, long total, ImapWriter out) {
        if (nanoTime.getAsLong() - next < 0 || total == 0) {
            return;
        }
        next = nanoTime.getAsLong() + INTERVAL_NANOS;
        // As long as there is something to do it is less than the goal
        var code = new ResponseCode.InProgress(tag, Math.min(done, total - 1), total);
        out.untagged().status(Status.OK, code, "Still at it");
    }
}
