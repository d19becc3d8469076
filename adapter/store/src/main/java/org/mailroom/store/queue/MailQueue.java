package org.mailroom.store.queue;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The delivery queue. What a method has done when it returns is on disk. */
public interface MailQueue {

    /** A new id, unique among all nodes on this store and increasing on each of them. */
    long nextId();

    /**
     * Whether a message of that size would be accepted now: a cheap answer from memory for the reply to MAIL. The decision
     * is {@link #accept}'s.
     *
     * @param size octets; 0 when unknown
     * @throws org.mailroom.store.StoreException of kind FULL, saying which limit
     */
    void checkRoom(long size);

    /**
     * Takes a message, its deliveries and its placements, with the rest of its content, in one commit that it may share with
     * others. When a delivery awaits the reply, so do all placements: {@link #release} makes them.
     *
     * @return one claim for each delivery that awaits the reply, in their order; the others are READY
     * @throws org.mailroom.store.StoreException of kind FULL when a limit is reached, NOT_FOUND or OVER_QUOTA for a placement
     *     that is not held back; nothing is then kept
     */
    List<Claim> accept(NewMail mail);

    /**
     * Makes READY the deliveries of the message that still await the reply, and its placements: the sender is about to read
     * {@code 250}.
     *
     * @param mail as it was accepted; its content is not asked for
     * @throws org.mailroom.store.StoreException of kind STALE when the other nodes took this one for dead since it accepted
     *     the message: what awaited the reply is gone, and the sender must not read {@code 250}; NOT_FOUND or OVER_QUOTA for a
     *     placement: nothing is then done, and all awaits the reply as before
     */
    void release(NewMail mail);

    /** Deletes the deliveries and placements of the message that still await the reply: the sender is about to read a refusal. */
    void withdraw(long mailId);

    /**
     * Claims deliveries of a subscription that are due, the longest due first, and counts an attempt for each.
     *
     * @param max 1 to 1000
     */
    List<Claim> claim(String subscription, int max);

    /** When the next READY delivery of the subscription is due; empty when there is none. May be in the past. */
    Optional<Instant> nextDue(String subscription);

    /** Returns claims that were never tried, without counting the attempt; READY at once. */
    void giveBack(Collection<Claim> claims);

    /**
     * Returns, without counting the attempt, what this node has claimed of a subscription without knowing it: the answer to a
     * {@link #claim} may be lost after it was committed. Deliveries that await a reply are left alone. Nobody may claim of the
     * subscription on this node meanwhile.
     *
     * @param known the claims that are in somebody's hands
     */
    void giveBackUnknown(String subscription, Collection<Claim> known);

    /**
     * Ends a claim.
     *
     * @throws org.mailroom.store.StoreException of kind STALE when the claim is no longer the caller's
     */
    void settle(Claim claim, Outcome outcome);

    /**
     * Makes a branch's work durable without doing it: the first phase of a commit.
     *
     * @param work not empty
     * @throws org.mailroom.store.StoreException of kind STALE when a claim in it is no longer the caller's, FULL when a
     *     message in it finds no room; nothing is then kept
     */
    void prepare(Branch branch, List<BranchWork> work);

    /** Does the work in one commit, without a first phase. Throws as {@link #prepare} does. */
    void commitOnePhase(List<BranchWork> work);

    /**
     * Does what was prepared.
     *
     * @throws org.mailroom.store.StoreException of kind NOT_FOUND when no such branch is prepared
     */
    void commit(Branch branch);

    /**
     * Undoes what was prepared: a message in it vanishes; a delivery in it is CLAIMED as before when this node claimed it
     * since it started, so that whoever holds the claim settles it, and otherwise READY.
     *
     * @throws org.mailroom.store.StoreException of kind NOT_FOUND when no such branch is prepared
     */
    void rollback(Branch branch);

    /** The branches that are prepared, of this node and of nodes that no longer live. */
    List<Branch> prepared();
}
