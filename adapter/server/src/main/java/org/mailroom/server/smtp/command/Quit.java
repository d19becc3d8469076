package org.mailroom.server.smtp.command;

import org.mailroom.codec.smtp.SmtpArguments;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.codec.smtp.SmtpSyntaxException;
import org.mailroom.server.smtp.Next;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpSession;

/** QUIT (RFC 5321, section 4.1.1.10). */
public final class Quit implements SmtpCommand {

    @Override
    public String verb() {
        return "QUIT";
    }

    @Override
    public Next execute(SmtpSession session, String arguments) throws SmtpSyntaxException {
        new SmtpArguments(arguments, false).end();
        session.abandonTransaction();
        return new Next.Farewell(SmtpReply.of(221, "2.0.0", session.settings().hostName() + " closes the channel"));
    }
}
