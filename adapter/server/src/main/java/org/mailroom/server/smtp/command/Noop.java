package org.mailroom.server.smtp.command;

import org.mailroom.server.smtp.Next;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpSession;

/** NOOP (RFC 5321, section 4.1.1.9): its argument is allowed and ignored. */
public final class Noop implements SmtpCommand {

    @Override
    public String verb() {
        return "NOOP";
    }

    @Override
    public Next execute(SmtpSession session, String arguments) {
        return Next.answer(250, "2.0.0", "Still here");
    }
}
