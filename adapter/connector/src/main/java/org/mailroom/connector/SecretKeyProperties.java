package org.mailroom.connector;

import static org.mailroom.connector.SettingRules.text;
import static org.mailroom.connector.SettingRules.trimmed;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.KeyStoreException;
import java.util.Optional;
import org.mailroom.connector.inflow.InvalidSettingException;
import org.mailroom.security.credential.SecretWrap;

/**
 * Where the key is that encrypts what is worth a password.
 *
 * @param keyStore empty: no such thing is kept, so that accounts can use neither NTLM nor CRAM-MD5
 */
record SecretKeyProperties(Optional<Path> keyStore, char[] password, String alias) {

    static SecretKeyProperties of(MailroomResourceAdapter adapter) throws InvalidSettingException {
        return new SecretKeyProperties(
                keyStore(trimmed(adapter.getSecretKeyStore())),
                SettingRules.password(adapter.getSecretKeyStorePassword()),
                text("secretKeyAlias", adapter.getSecretKeyAlias()));
    }

    /**
     * What encrypts; empty when no key store is named.
     *
     * @throws InvalidSettingException when the key store or its key cannot be used
     */
    Optional<SecretWrap> open() throws InvalidSettingException {
        if (keyStore.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SecretWrap.fromKeyStore(keyStore.get(), password, alias));
        } catch (KeyStoreException e) {
            throw new InvalidSettingException("secretKeyStore", keyStore.get(), e.getMessage());
        }
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
