package org.mailroom.security.credential;

import java.util.Map;

/**
 * What the embedded realm reads of an account.
 *
 * @param name canonical
 * @param isEnabled whether it may log in
 * @param secrets as {@link SecretMaker} makes them, by {@link SecretScheme#text}
 */
public record StoredAccount(String name, boolean isEnabled, Map<String, String> secrets) {

    public StoredAccount {
        secrets = Map.copyOf(secrets);
    }

    /** Without the secrets, which are not for logs. */
    @Override
    public String toString() {
        return "StoredAccount[" + name + ", " + (isEnabled ? "enabled" : "disabled") + ", secrets " + secrets.keySet()
                + "]";
    }
}
