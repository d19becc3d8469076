package org.mailroom.server.smtp.command;

import org.mailroom.codec.smtp.SmtpArguments;
import org.mailroom.codec.smtp.SmtpSyntaxException;
import org.mailroom.server.smtp.Next;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpSession;

/** VRFY (RFC 5321, section 3.5.3): we say neither yes nor no, so that nobody collects addresses. */
public final class Vrfy implements SmtpCommand {

    @Override
    public String verb() {
        return "VRFY";
    }

    @Override
    public Next execute(SmtpSession session, String arguments) throws SmtpSyntaxException {
        new SmtpArguments(arguments, true).string();
        return Next.answer(252, "2.5.0", "Not verified here; send your message and see");
    }
}
