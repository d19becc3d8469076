package org.mailroom.server.smtp;

import org.mailroom.codec.smtp.SmtpReply;

/** Counts the bad commands of one session: malformed lines, unknown verbs, wrong arguments. Enforces {@code maxBadCommands}. */
final class BadCommands {

    private final SmtpSettings settings;
    private int count;

    BadCommands(SmtpSettings settings) {
        this.settings = settings;
    }

    /** One more: its answer, or the farewell when it was one too many. */
    Next answer(SmtpReply reply) {
        count++;
        if (count < settings.limits().maxBadCommands()) {
            return Next.answer(reply);
        }
        return new Next.Farewell(SmtpReply.of(
                421,
                "4.7.0",
                "Too many bad commands; the last: " + reply.lines().get(0)));
    }
}
