package org.mailroom.api;

/**
 * Implemented by a message-driven bean that consumes mail.
 *
 * <p>The bean's container transaction decides the fate of the delivery. When it commits, the delivery is
 * acknowledged and gone. When it rolls back (a {@link RuntimeException}, {@code setRollbackOnly()}, a time-out) the
 * message returns to the queue and comes again after the next of the activation's {@code retryDelays}, until
 * {@code maxAttempts} is reached and it joins the dead letters with the reason.
 */
@FunctionalInterface
public interface MailListener {

    /**
     * Consumes one delivery of a message.
     *
     * @param mail the message; valid until this method returns
     * @throws MailRejectedException when the message is refused. The exception is checked, so the container commits what
     *     the bean has written unless it also calls {@code setRollbackOnly()}; the fate of the message is what the
     *     exception says: a permanent rejection goes to the dead letters at once, a temporary one is tried again
     *     later. With {@code acknowledge = BEFORE_REPLY} it is the SMTP reply that the sender sees.
     */
    void onMail(InboundMail mail) throws MailRejectedException;
}
