package org.mailroom.server.smtp.command;

import org.mailroom.codec.smtp.SmtpArguments;
import org.mailroom.codec.smtp.SmtpSyntaxException;
import org.mailroom.server.smtp.Next;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpSession;

/** RSET (RFC 5321, section 4.1.1.5). */
public final class Rset implements SmtpCommand {

    @Override
    public String verb() {
        return "RSET";
    }

    @Override
    public Next execute(SmtpSession session, String arguments) throws SmtpSyntaxException {
        new SmtpArguments(arguments, false).end();
        session.abandonTransaction();
        return Next.answer(250, "2.0.0", "Forgotten");
    }
}
