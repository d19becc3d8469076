/**
 * The delivery queue: messages accepted and not yet handled by everybody who gets them.
 *
 * <p>A message has one delivery for each subscription that takes it, and each delivery has its own fate:
 *
 * <pre>
 *   accept ──> READY ──claim──> CLAIMED ──settle──> gone | READY (later) | DEAD
 *                                  │
 *                                  └─prepare──> PREPARED ──commit / rollback──> …
 * </pre>
 *
 * A delivery that the reply to the sender still depends on ({@code AWAITING_REPLY}) is CLAIMED from its birth by the node
 * that accepted it, and vanishes when that node dies: the sender, who has heard nothing, sends the message again.
 */
package org.mailroom.store.queue;
