package org.mailroom.connector.cli;

import java.lang.reflect.UndeclaredThrowableException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.mailroom.api.Account;
import org.mailroom.api.AccountException;
import org.mailroom.api.AccountException.Reason;
import org.mailroom.api.Accounts;
import org.mailroom.api.management.AccountsMXBean;

/** The accounts of a running server. Passwords travel as JMX wants them, as text. */
final class JmxAccounts implements Accounts {

    private final AccountsMXBean server;

    JmxAccounts(AccountsMXBean server) {
        this.server = server;
    }

    @Override
    public List<Account> list(String prefix, int limit, String after) throws AccountException {
        return ask(() -> server.listAccounts(prefix, limit, after).stream()
                .map(account -> new Account(
                        account.getName(),
                        account.isEnabled(),
                        Instant.parse(account.getCreatedAt()),
                        Instant.parse(account.getChangedAt())))
                .toList());
    }

    @Override
    public String create(String name, char[] password) throws AccountException {
        return ask(() -> server.createAccount(name, new String(password)));
    }

    @Override
    public void setPassword(String name, char[] password) throws AccountException {
        tell(() -> server.setPassword(name, new String(password)));
    }

    @Override
    public void setEnabled(String name, boolean enabled) throws AccountException {
        tell(() -> server.setEnabled(name, enabled));
    }

    @Override
    public void delete(String name) throws AccountException {
        tell(() -> server.deleteAccount(name));
    }

    private static void tell(Runnable operation) throws AccountException {
        ask(() -> {
            operation.run();
            return null;
        });
    }

    /** Why the server refused is in the text alone: its exceptions are the JDK's. */
    private static <T> T ask(Supplier<T> operation) throws AccountException {
        try {
            return operation.get();
        } catch (IllegalArgumentException e) {
            throw new AccountException(Reason.UNKNOWN, e.getMessage(), e);
        } catch (UndeclaredThrowableException e) {
            throw new AccountException(Reason.UNAVAILABLE, "the server does not answer: " + e.getCause(), e);
        } catch (RuntimeException e) {
            throw new AccountException(Reason.UNAVAILABLE, e.getMessage(), e);
        }
    }
}
