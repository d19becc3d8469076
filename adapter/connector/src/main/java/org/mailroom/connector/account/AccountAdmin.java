package org.mailroom.connector.account;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailroom.api.AccountException;
import org.mailroom.api.AccountException.Reason;
import org.mailroom.api.Accounts;
import org.mailroom.connector.management.Log;
import org.mailroom.security.credential.Passwords;
import org.mailroom.security.credential.SecretMaker;
import org.mailroom.security.credential.Usernames;
import org.mailroom.store.StoreException;
import org.mailroom.store.account.Account;
import org.mailroom.store.account.AccountStore;

/** The rules of accounts: names in one spelling, passwords of a bounded length, and the secrets that are kept in their place. */
public final class AccountAdmin implements Accounts {

    private static final int LONGEST_PAGE = 1000;

    private final AccountStore store;
    private final SecretMaker secrets;

    public AccountAdmin(AccountStore store, SecretMaker secrets) {
        this.store = store;
        this.secrets = secrets;
    }

    @Override
    public List<org.mailroom.api.Account> list(String prefix, int limit, String after) throws AccountException {
        return page(prefix, limit, after).stream()
                .map(account -> new org.mailroom.api.Account(
                        account.name(), account.isEnabled(), account.createdAt(), account.changedAt()))
                .toList();
    }

    /** Like {@link #list}, with the secrets. */
    List<Account> page(String prefix, int limit, String after) throws AccountException {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new IllegalArgumentException("limit is 1 to " + LONGEST_PAGE);
        }
        try {
            return store.list(prefix, limit, after);
        } catch (StoreException e) {
            throw describe(e, prefix);
        }
    }

    @Override
    public String create(String name, char[] password) throws AccountException {
        String user = canonical(name);
        Map<String, String> made = secrets(user, password);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        change(user, "made", () -> store.create(new Account(user, true, made, now, now)));
        return user;
    }

    @Override
    public void setPassword(String name, char[] password) throws AccountException {
        String user = canonical(name);
        Map<String, String> made = secrets(user, password);
        change(user, "given another password", () -> store.secrets(user, made));
    }

    @Override
    public void setEnabled(String name, boolean enabled) throws AccountException {
        String user = canonical(name);
        change(user, enabled ? "enabled" : "disabled", () -> store.enabled(user, enabled));
    }

    @Override
    public void delete(String name) throws AccountException {
        String user = canonical(name);
        change(user, "deleted", () -> store.delete(user));
    }

    /** Has the quota of an account set, whichever realm it is of. */
    void setQuota(String name, Consumer<String> setting) throws AccountException {
        String user = canonical(name);
        change(user, "given another quota", () -> setting.accept(user));
    }

    private static void change(String user, String what, Runnable operation) throws AccountException {
        try {
            operation.run();
        } catch (StoreException e) {
            throw describe(e, user);
        }
        Log.ACCOUNT_CHANGED.write(user, what);
    }

    private static AccountException describe(StoreException e, String user) {
        return switch (e.kind()) {
            case EXISTS -> new AccountException(Reason.EXISTS, "there is an account '" + user + "' already");
            case NOT_FOUND -> new AccountException(Reason.UNKNOWN, "there is no account '" + user + "'");
            default -> new AccountException(Reason.UNAVAILABLE, e.getMessage(), e);
        };
    }

    private String canonical(String name) throws AccountException {
        return Optional.ofNullable(name)
                .flatMap(Usernames::canonical)
                .orElseThrow(() -> new AccountException(
                        Reason.BAD_NAME,
                        "this cannot be the name of a user; use letters, digits, dots, hyphens, such as alice or"
                                + " alice@example.com"));
    }

    private Map<String, String> secrets(String user, char[] password) throws AccountException {
        byte[] octets = octets(password);
        try {
            return secrets.make(user, octets);
        } catch (IllegalArgumentException e) {
            throw new AccountException(Reason.BAD_PASSWORD, e.getMessage(), e);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    /** UTF-8, and not the question marks that {@code String.getBytes} would make of half characters. */
    private static byte[] octets(char[] password) throws AccountException {
        if (password.length > Passwords.MAX_OCTETS) {
            throw new AccountException(
                    Reason.BAD_PASSWORD, "a password has at most " + Passwords.MAX_OCTETS + " octets in UTF-8");
        }
        var encoder = StandardCharsets.UTF_8.newEncoder();
        ByteBuffer encoded = ByteBuffer.allocate((int) encoder.maxBytesPerChar() * password.length);
        try {
            if (encoder.encode(CharBuffer.wrap(password), encoded, true).isError()) {
                throw new AccountException(Reason.BAD_PASSWORD, "the password holds half a character");
            }
            return Arrays.copyOf(encoded.array(), encoded.position());
        } finally {
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }
}
