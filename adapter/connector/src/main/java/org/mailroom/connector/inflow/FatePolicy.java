package org.mailroom.connector.inflow;

import java.time.Instant;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.Outcome;

/** What becomes of a delivery after a verdict. */
@FunctionalInterface
interface FatePolicy {

    /**
     * Decides.
     *
     * @param verdict not {@code NotReached} nor {@code InDoubt}, which leave the claim as it is
     */
    Outcome fate(Verdict verdict, Claim claim);

    /** The sender has had its {@code 250}: try again, and give up in the end. */
    static FatePolicy queued(ActivationSettings settings) {
        return (verdict, claim) -> {
            if (verdict instanceof Verdict.Handled) {
                return new Outcome.Handled();
            }
            boolean forGood = verdict instanceof Verdict.Rejected rejected && rejected.permanent();
            if (forGood || claim.attempt() >= settings.maxAttempts()) {
                return settings.giveUp(verdict.reason());
            }
            return new Outcome.Retry(Instant.now().plus(settings.delayAfter(claim.attempt())), verdict.reason());
        };
    }

    /** The sender waits for the verdict and keeps a message that was not handled: here it ends in any case. */
    static FatePolicy beforeReply() {
        return (verdict, claim) -> verdict instanceof Verdict.Handled ? new Outcome.Handled() : new Outcome.Discarded();
    }
}
