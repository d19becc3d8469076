package org.mailroom.connector.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStoreException;
import java.util.Arrays;
import java.util.Optional;
import org.mailroom.connector.account.AccountAdmin;
import org.mailroom.connector.cli.AccountsPlace.Data;
import org.mailroom.security.credential.SecretMaker;
import org.mailroom.security.credential.SecretSettings;
import org.mailroom.security.credential.SecretWrap;
import org.mailroom.store.MailStore;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreSettings;
import org.mailroom.store.sql.SqlStore;

/**
 * Opens the accounts in the data directory of a server that is not running: the composition root of the command line, as small as
 * can be. No container, no network.
 */
final class StoppedServer {

    private static final StoreSettings NO_LIMITS = new StoreSettings(Long.MAX_VALUE, Long.MAX_VALUE, 0);

    private StoppedServer() {}

    static OpenAccounts open(Data data, PasswordInput passwords) throws CommandFailure {
        Path database = data.directory().resolve("mailroom.db");
        if (!Files.isRegularFile(database)) {
            throw new CommandFailure(
                    CommandFailure.UNREACHABLE,
                    data.directory() + " is no data directory of Mailroom: it holds no mailroom.db, which the server"
                            + " makes at its first start");
        }
        SecretSettings settings = SecretSettings.defaults(wrap(data, passwords));
        try {
            MailStore store = SqlStore.embedded(data.directory(), NO_LIMITS, subscriptions -> {});
            return new OpenAccounts(new AccountAdmin(store.accounts(), new SecretMaker(settings)), store::close);
        } catch (StoreException e) {
            throw new CommandFailure(
                    CommandFailure.UNREACHABLE,
                    e.getMessage() + "; the accounts of a running server are reached by --pid or --jmx");
        }
    }

    private static Optional<SecretWrap> wrap(Data data, PasswordInput passwords) throws CommandFailure {
        if (data.keyStore().isEmpty()) {
            return Optional.empty();
        }
        char[] password = passwords.ofKeyStore();
        try {
            return Optional.of(SecretWrap.fromKeyStore(data.keyStore().get(), password, data.keyAlias()));
        } catch (KeyStoreException e) {
            throw new CommandFailure(CommandFailure.UNREACHABLE, e.getMessage());
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}
