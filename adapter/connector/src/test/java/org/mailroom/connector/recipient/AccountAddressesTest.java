package org.mailroom.connector.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailroom.codec.smtp.Mailbox;
import org.mailroom.connector.recipient.AccountAddresses.Owner;
import org.mailroom.connector.recipient.AccountAddresses.Standing;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.credential.Usernames;
import org.mailroom.store.StoreException;

class AccountAddressesTest {

    private final Map<String, Standing> accounts = new ConcurrentHashMap<>(Map.of(
            "anna", Standing.ENABLED,
            "bert", Standing.DISABLED,
            "carl@example.org", Standing.ENABLED,
            "a+b@example.org", Standing.ENABLED,
            "postmaster", Standing.ENABLED));
    private final List<String> asked = new ArrayList<>();
    private final List<String> sweeps = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final SecurityMetrics metrics = new SecurityMetrics() {
        @Override
        public void cacheSwept(String cache, int freed, int left, long hits, long misses) {
            sweeps.add(cache + " " + freed + " " + left + " " + hits + "/" + misses);
        }
    };
    private final AccountAddresses addresses = new AccountAddresses(
            List.of("example.com", "Example.NET"),
            new RealmAccounts(Usernames::canonical, this::account),
            metrics,
            now::get);

    private Owner account(String name) {
        asked.add(name);
        Standing standing = accounts.get(name);
        return standing == null ? Owner.NOBODY : new Owner(name, standing);
    }

    @ParameterizedTest
    @CsvSource({
        "anna, example.com, anna, ENABLED",
        "Anna, EXAMPLE.net, anna, ENABLED",
        "anna+shop, example.com, anna, ENABLED",
        "anna++, example.com, anna, ENABLED",
        "anna, example.org, '', NOBODY",
        "bert, example.com, bert, DISABLED",
        "carl, example.org, carl@example.org, ENABLED",
        "CARL+x, Example.ORG, carl@example.org, ENABLED",
        "carl, example.com, '', NOBODY",
        "a+b, example.org, a+b@example.org, ENABLED",
        "a, example.org, '', NOBODY",
        "+, example.com, '', NOBODY",
        "a b, example.com, '', NOBODY",
        "anna@x, example.com, '', NOBODY",
        "Postmaster, '', postmaster, ENABLED"
    })
    void findsTheAccountOfAnAddress(String localPart, String domain, String account, Standing standing) {
        assertThat(addresses.find(new Mailbox(localPart, domain))).isEqualTo(new Owner(account, standing));
    }

    @Test
    void remembersForAWhile() {
        Mailbox anna = new Mailbox("anna", "example.com");
        assertThat(addresses.remembered(anna)).isEmpty();
        addresses.find(anna);
        int questions = asked.size();
        accounts.put("anna", Standing.DISABLED);
        now.addAndGet(AccountAddresses.LIFETIME.toNanos() - 1);
        assertThat(addresses.remembered(new Mailbox("anna", "EXAMPLE.com")))
                .contains(new Owner("anna", Standing.ENABLED));
        assertThat(addresses.find(anna).standing()).isEqualTo(Standing.ENABLED);
        assertThat(asked).hasSize(questions);
        now.addAndGet(1);
        assertThat(addresses.remembered(anna)).isEmpty();
        assertThat(addresses.find(anna).standing()).isEqualTo(Standing.DISABLED);
    }

    @Test
    void isBoundedSweptAndPurged() {
        for (int i = 0; i < AccountAddresses.MAX_ENTRIES + 50; i++) {
            addresses.find(new Mailbox("x" + i, "example.com"));
        }
        addresses.sweep();
        assertThat(sweeps)
                .containsExactly(
                        "recipient 0 " + AccountAddresses.MAX_ENTRIES + " 0/" + (AccountAddresses.MAX_ENTRIES + 50));
        assertThat(addresses.remembered(new Mailbox("x49", "example.com"))).isEmpty();
        assertThat(addresses.remembered(new Mailbox("x50", "example.com"))).isPresent();
        assertThat(addresses.purge()).isEqualTo(AccountAddresses.MAX_ENTRIES);
        addresses.find(new Mailbox("anna", "example.com"));
        now.addAndGet(AccountAddresses.LIFETIME.toNanos());
        addresses.sweep();
        assertThat(sweeps).last().isEqualTo("recipient 1 0 1/" + (AccountAddresses.MAX_ENTRIES + 51));
    }

    @Test
    void doesNotRememberAFailure() {
        var failing = new AccountAddresses(
                List.of("example.com"),
                new RealmAccounts(Usernames::canonical, name -> {
                    throw new StoreException(StoreException.Kind.UNAVAILABLE, "gone");
                }),
                metrics,
                now::get);
        Mailbox anna = new Mailbox("anna", "example.com");
        assertThatThrownBy(() -> failing.find(anna)).isInstanceOf(StoreException.class);
        assertThat(failing.remembered(anna)).isEmpty();
    }

    @Test
    void inARealmThatKeepsCapitalsTheSpellingOfTheAddressGoesFirst() {
        accounts.put("Anna", Standing.ENABLED);
        var foreign = new AccountAddresses(
                List.of("example.com"), RealmAccounts.foreign(Optional::of, accounts::containsKey), metrics, now::get);
        assertThat(foreign.find(new Mailbox("Anna", "example.com")).account()).isEqualTo("Anna");
        assertThat(foreign.find(new Mailbox("ANNA", "example.com")).account()).isEqualTo("anna");
        assertThat(foreign.find(new Mailbox("nobody", "example.com")).standing())
                .isEqualTo(Standing.NOBODY);
    }
}
