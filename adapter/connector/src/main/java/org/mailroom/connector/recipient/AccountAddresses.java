package org.mailroom.connector.recipient;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.mailroom.codec.smtp.Mailbox;
import org.mailroom.security.SecurityMetrics;

/**
 * Whose an address is. {@code anna@example.com} is that of the account with this name; if {@code example.com} is one of our domains,
 * also that of the account {@code anna}. {@code anna+shop@example.com} is the same as without the detail (RFC 5233). What was found
 * is remembered for some seconds, so that a stream of mail for one address costs one look-up.
 */
public final class AccountAddresses {

    static final int MAX_ENTRIES = 4096;

    /** So long a new account may be unknown to whoever asked before it was made. */
    static final Duration LIFETIME = Duration.ofSeconds(10);

    private static final String NAME = "recipient";
    private static final char DETAIL = '+';

    private final Set<String> domains;
    private final RealmAccounts realm;
    private final SecurityMetrics metrics;
    private final LongSupplier nanoTime;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    /** The oldest first; all live equally long. */
    private final Map<Mailbox, Remembered> answers = new LinkedHashMap<>();

    private record Remembered(Owner owner, long born) {}

    /** Whether an account takes mail. */
    public enum Standing {
        ENABLED,
        DISABLED,
        /** There is no account. */
        NOBODY
    }

    /** @param account canonical; empty for nobody */
    public record Owner(String account, Standing standing) {

        static final Owner NOBODY = new Owner("", Standing.NOBODY);
    }

    /** @param domains in which the local part alone names an account */
    public AccountAddresses(Collection<String> domains, RealmAccounts realm, SecurityMetrics metrics) {
        this(domains, realm, metrics, System::nanoTime);
    }

    AccountAddresses(Collection<String> domains, RealmAccounts realm, SecurityMetrics metrics, LongSupplier nanoTime) {
        this.domains = domains.stream().map(AccountAddresses::folded).collect(Collectors.toUnmodifiableSet());
        this.realm = realm;
        this.metrics = metrics;
        this.nanoTime = nanoTime;
    }

    /** Whether all addresses of the domain that are not a bean's are accounts'; so is {@code <Postmaster>} without a domain. */
    boolean isOwnDomain(String domain) {
        return domains.contains(folded(domain)) || domain.isEmpty() && !domains.isEmpty();
    }

    /** What was found lately. */
    synchronized Optional<Owner> remembered(Mailbox address) {
        Optional<Owner> owner = Optional.ofNullable(answers.get(key(address)))
                .filter(answer -> !hasExpired(answer))
                .map(Remembered::owner);
        owner.ifPresent(known -> hits.increment());
        return owner;
    }

    /** Finds the owner; may block. Throws {@link org.mailroom.store.StoreException}. */
    Owner find(Mailbox address) {
        Optional<Owner> remembered = remembered(address);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        misses.increment();
        Owner owner = names(address).stream()
                .map(realm.find())
                .filter(found -> found.standing() != Standing.NOBODY)
                .findFirst()
                .orElse(Owner.NOBODY);
        remember(key(address), owner);
        return owner;
    }

    /** The names that the account may have, the most exact first. */
    private Set<String> names(Mailbox address) {
        String local = address.localPart();
        int plus = local.indexOf(DETAIL);
        String base = plus > 0 ? local.substring(0, plus) : local;
        Set<String> names = new LinkedHashSet<>();
        if (!address.domain().isEmpty()) {
            String domain = '@' + folded(address.domain());
            add(names, local + domain);
            add(names, base + domain);
        }
        if (isOwnDomain(address.domain())) {
            add(names, base);
        }
        return names;
    }

    /** Nobody expects that capitals matter in an address, even where they do in the names of the realm. */
    private void add(Set<String> names, String name) {
        for (String spelling : List.of(name, folded(name))) {
            realm.canonicalName().apply(spelling).ifPresent(names::add);
        }
    }

    private synchronized void remember(Mailbox key, Owner owner) {
        freeExpired();
        answers.remove(key);
        answers.put(key, new Remembered(owner, nanoTime.getAsLong()));
        if (answers.size() > MAX_ENTRIES) {
            answers.remove(answers.keySet().iterator().next());
        }
    }

    /** Frees what has expired; to be called now and then, because nobody may come to ask. */
    public void sweep() {
        int freed;
        int left;
        synchronized (this) {
            freed = freeExpired();
            left = answers.size();
        }
        metrics.cacheSwept(NAME, freed, left, hits.sum(), misses.sum());
    }

    /**
     * Frees everything.
     *
     * @return how many entries there were
     */
    public int purge() {
        int freed;
        synchronized (this) {
            freed = answers.size();
            answers.clear();
        }
        metrics.cacheSwept(NAME, freed, 0, hits.sum(), misses.sum());
        return freed;
    }

    private int freeExpired() {
        int before = answers.size();
        Iterator<Remembered> oldest = answers.values().iterator();
        while (oldest.hasNext() && hasExpired(oldest.next())) {
            oldest.remove();
        }
        return before - answers.size();
    }

    private boolean hasExpired(Remembered answer) {
        return nanoTime.getAsLong() - answer.born() >= LIFETIME.toNanos();
    }

    private static Mailbox key(Mailbox address) {
        return new Mailbox(address.localPart(), folded(address.domain()));
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
