package org.mailroom.store.account;

import java.time.Instant;
import java.util.Map;

/**
 * An account.
 *
 * @param name canonical: two accounts are the same when their names are equal; 1 to 255 octets of UTF-8, without TAB,
 *     CR, LF, NUL and U+10FFFF
 * @param isEnabled whether it may log in
 * @param secrets what passwords are verified by, by scheme; at most 16, a scheme of 1 to 32 lower-case letters, digits
 *     and hyphens, a text of 1 to 4096 characters on one line
 * @param createdAt to the millisecond
 * @param changedAt when the secrets or {@code isEnabled} were set last, to the millisecond
 */
public record Account(
        String name, boolean isEnabled, Map<String, String> secrets, Instant createdAt, Instant changedAt) {

    public Account {
        secrets = Map.copyOf(secrets);
    }

    /** Without the secrets, which are not for logs. */
    @Override
    public String toString() {
        return "Account[" + name + ", " + (isEnabled ? "enabled" : "disabled") + ", secrets " + secrets.keySet() + "]";
    }
}
