package org.mailroom.connector.account;

import java.util.Arrays;
import java.util.List;
import org.mailroom.api.AccountException;
import org.mailroom.api.AccountException.Reason;
import org.mailroom.api.management.AccountFigures;
import org.mailroom.api.management.AccountsMXBean;
import org.mailroom.store.account.Account;

/** The accounts for JMX clients: times as text, failures as exceptions of the JDK. */
public final class AccountsBean implements AccountsMXBean {

    private final AccountAdmin admin;
    private final Quotas quotas;

    /** Sets how much an account may have: octets and messages, -1 for no limit. */
    @FunctionalInterface
    public interface Quotas {
        void set(String account, long maxOctets, long maxMessages);
    }

    public AccountsBean(AccountAdmin admin, Quotas quotas) {
        this.admin = admin;
        this.quotas = quotas;
    }

    @Override
    public List<AccountFigures> listAccounts(String prefix, int limit, String after) {
        try {
            return admin.page(prefix, limit, after).stream()
                    .<AccountFigures>map(AccountsBean::row)
                    .toList();
        } catch (AccountException e) {
            throw unchecked(e);
        }
    }

    private static AccountRow row(Account account) {
        return new AccountRow(
                account.name(),
                account.isEnabled(),
                account.secrets().keySet().stream().sorted().toList(),
                account.createdAt().toString(),
                account.changedAt().toString());
    }

    @Override
    public String createAccount(String name, String password) {
        char[] secret = characters(password);
        try {
            return admin.create(name, secret);
        } catch (AccountException e) {
            throw unchecked(e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    @Override
    public void setPassword(String name, String password) {
        char[] secret = characters(password);
        try {
            admin.setPassword(name, secret);
        } catch (AccountException e) {
            throw unchecked(e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    @Override
    public void setEnabled(String name, boolean enabled) {
        try {
            admin.setEnabled(name, enabled);
        } catch (AccountException e) {
            throw unchecked(e);
        }
    }

    @Override
    public void setQuota(String name, long maxOctets, long maxMessages) {
        try {
            admin.setQuota(name, user -> quotas.set(user, maxOctets, maxMessages));
        } catch (AccountException e) {
            throw unchecked(e);
        }
    }

    @Override
    public void deleteAccount(String name) {
        try {
            admin.delete(name);
        } catch (AccountException e) {
            throw unchecked(e);
        }
    }

    private static char[] characters(String password) {
        if (password == null) {
            throw new IllegalArgumentException("a password is missing");
        }
        return password.toCharArray();
    }

    /** An exception that a JMX client can read without our classes. */
    private static RuntimeException unchecked(AccountException e) {
        return e.reason() == Reason.UNAVAILABLE
                ? new IllegalStateException(e.getMessage())
                : new IllegalArgumentException(e.getMessage());
    }

    private record AccountRow(
            String getName, boolean isEnabled, List<String> getSecrets, String getCreatedAt, String getChangedAt)
            implements AccountFigures {}
}
