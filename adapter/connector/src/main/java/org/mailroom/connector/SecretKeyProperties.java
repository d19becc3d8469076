package org.mailroom.connector;

import static org.mailroom.connector.SettingRules.text;
import static org.mailroom.connector.SettingRules.trimmed;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.mailroom.connector.inflow.InvalidSettingException;

/**
 * Where the key is that encrypts the secrets of accounts.
 *
 * @param keyStore empty: a key of our own in the data directory
 */
record SecretKeyProperties(Optional<Path> keyStore, char[] password, String alias) {

    static SecretKeyProperties of(MailroomResourceAdapter adapter) throws InvalidSettingException {
        return new SecretKeyProperties(
                keyStore(trimmed(adapter.getSecretKeyStore())),
                SettingRules.password(adapter.getSecretKeyStorePassword()),
                text("secretKeyAlias", adapter.getSecretKeyAlias()));
    }

    private static Optional<Path> keyStore(String text) throws InvalidSettingException {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new InvalidSettingException("secretKeyStore", text, "it is not a path: " + e.getReason());
        }
    }
}
