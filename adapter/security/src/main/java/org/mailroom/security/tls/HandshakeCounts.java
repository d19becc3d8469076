package org.mailroom.security.tls;

import java.net.SocketAddress;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLSession;
import org.mailroom.security.SecurityMetrics;

/** Counts handshakes, and tells the metrics of them. */
final class HandshakeCounts {

    private final SecurityMetrics metrics;
    private final LongAdder done = new LongAdder();
    private final LongAdder resumed = new LongAdder();
    private final LongAdder failed = new LongAdder();

    HandshakeCounts(SecurityMetrics metrics) {
        this.metrics = metrics;
    }

    void done(SocketAddress peer, SSLSession session, boolean isResumed) {
        done.increment();
        if (isResumed) {
            resumed.increment();
        }
        metrics.handshakeDone(peer, session.getProtocol(), session.getCipherSuite(), isResumed);
    }

    void failed(SocketAddress peer, String reason) {
        failed.increment();
        metrics.handshakeFailed(peer, reason);
    }

    long done() {
        return done.sum();
    }

    long resumed() {
        return resumed.sum();
    }

    long failed() {
        return failed.sum();
    }
}
