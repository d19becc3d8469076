package org.mailroom.security.tls.key;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mailroom.security.SecurityMetrics;

/** Remembers what it is told. */
final class RecordingMetrics implements SecurityMetrics {

    final List<String> reloaded = new CopyOnWriteArrayList<>();
    final List<String> refused = new CopyOnWriteArrayList<>();
    final List<String> selfSigned = new CopyOnWriteArrayList<>();

    @Override
    public void keysReloaded(String description) {
        reloaded.add(description);
    }

    @Override
    public void keysRefused(String reason) {
        refused.add(reason);
    }

    @Override
    public void selfSigned(String description) {
        selfSigned.add(description);
    }
}
