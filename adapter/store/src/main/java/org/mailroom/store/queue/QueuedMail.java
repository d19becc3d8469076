package org.mailroom.store.queue;

import java.time.Instant;

/**
 * A message in the queue.
 *
 * @param id of the message
 * @param contentId for {@link org.mailroom.store.content.ContentStore#read}
 * @param size octets of content
 * @param receivedAt when its last octet had arrived
 * @param envelope whom it is from and how it came
 */
public record QueuedMail(long id, long contentId, long size, Instant receivedAt, MailEnvelope envelope) {}
