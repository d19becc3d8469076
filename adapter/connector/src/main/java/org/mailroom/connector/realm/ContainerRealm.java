package org.mailroom.connector.realm;

import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.RealmUnavailableException;

/**
 * The realm {@code container}: the default realm of the application server decides, by the password in the clear. It can only be
 * asked while a security context is set up for a piece of work (Jakarta Connectors 2.1, section 16.4.2), so that each check is
 * one.
 */
public final class ContainerRealm implements CredentialStore {

    private final WorkManager work;
    private final Duration startTimeout;

    /**
     * A realm over the work manager of the container.
     *
     * @param startTimeout how long a check waits for a thread of the container; at least a millisecond
     */
    public ContainerRealm(WorkManager work, Duration startTimeout) {
        this.work = work;
        this.startTimeout = startTimeout;
    }

    @Override
    public String realm() {
        return "container";
    }

    @Override
    public Set<Proof> proofs() {
        return Set.of(Proof.PASSWORD);
    }

    @Override
    public Optional<String> canonicalName(String user) {
        return ForeignNames.canonical(user);
    }

    @Override
    public Verdict checkPassword(String user, byte[] password, InetAddress peer) throws RealmUnavailableException {
        Optional<char[]> characters = ForeignNames.characters(password);
        if (characters.isEmpty()) {
            return Verdict.REJECTED;
        }
        try {
            return check(new PasswordCheck(user, characters.get()));
        } finally {
            Arrays.fill(characters.get(), '\0');
        }
    }

    private Verdict check(PasswordCheck check) throws RealmUnavailableException {
        WorkException failure = null;
        try {
            work.doWork(check, startTimeout.toMillis(), null, null);
        } catch (WorkException e) {
            // A container may refuse the work of a user that it has just rejected: then there is an answer all the same
            failure = e;
        }
        if (check.answer().isEmpty()) {
            throw unavailable(check, failure);
        }
        return check.answer().get() ? Verdict.ACCEPTED : Verdict.REJECTED;
    }

    private static RealmUnavailableException unavailable(PasswordCheck check, WorkException failure) {
        Throwable cause = check.failure().orElse(failure);
        String what = cause == null ? "it set up no security context" : cause.toString();
        return new RealmUnavailableException(
                "the application server did not check a password: " + what
                        + "; is a default realm configured, and no work security map for this adapter?",
                cause);
    }

    /** The server tells of users only by their passwords: {@link Proof#IDENTITY} is not among the proofs. */
    @Override
    public boolean find(String user) {
        return false;
    }
}
