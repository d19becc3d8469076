package org.mailroom.api;

import java.time.Instant;
import java.util.Objects;

/**
 * An account, as it was when it was read; nothing of it is secret.
 *
 * @param name in its canonical spelling
 * @param isEnabled whether it may log in
 * @param createdAt to the millisecond
 * @param changedAt when the password or {@code isEnabled} was set last, to the millisecond
 */
public record Account(String name, boolean isEnabled, Instant createdAt, Instant changedAt) {

    public Account {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(changedAt, "changedAt");
    }
}
