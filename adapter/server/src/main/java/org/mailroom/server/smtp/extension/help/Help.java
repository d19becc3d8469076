package org.mailroom.server.smtp.extension.help;

import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.server.smtp.Next;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpSession;

/** HELP: with or without an argument, the same short answer. */
final class Help implements SmtpCommand {

    @Override
    public String verb() {
        return "HELP";
    }

    @Override
    public Next execute(SmtpSession session, String arguments) {
        String verbs = String.join(" ", session.service().verbs());
        return Next.answer(SmtpReply.of(214, "2.0.0", "Commands known here:", verbs));
    }
}
