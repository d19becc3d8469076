package org.mailroom.connector.account;

import java.util.Map;

/** Makes of a password what accounts keep in its place. */
@FunctionalInterface
public interface SecretSource {

    /**
     * The secrets of a new password.
     *
     * @param user a canonical name
     * @param password in UTF-8; the caller clears it
     * @return text by scheme
     */
    Map<String, String> secrets(String user, byte[] password);
}
