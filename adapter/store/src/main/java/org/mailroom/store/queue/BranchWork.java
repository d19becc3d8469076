package org.mailroom.store.queue;

/** One piece of work of a transaction branch. */
public sealed interface BranchWork {

    /** A claim is settled. */
    record Settle(Claim claim, Outcome outcome) implements BranchWork {}

    /** A message is sent: its deliveries, none of which awaits a reply, become READY. */
    record Send(NewMail mail) implements BranchWork {}
}
