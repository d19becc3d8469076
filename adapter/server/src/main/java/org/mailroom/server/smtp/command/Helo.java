package org.mailroom.server.smtp.command;

import java.util.List;
import org.mailroom.codec.smtp.SmtpArguments;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.codec.smtp.SmtpSyntaxException;
import org.mailroom.server.smtp.Next;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpSession;
import org.mailroom.server.smtp.SmtpState;

/** HELO (RFC 5321, section 4.1.1.1). */
public final class Helo implements SmtpCommand {

    @Override
    public String verb() {
        return "HELO";
    }

    @Override
    public Next execute(SmtpSession session, String arguments) throws SmtpSyntaxException {
        var line = new SmtpArguments(arguments, false);
        String name = line.heloDomain();
        session.greeted(new SmtpState.Client(name, false));
        return Next.answer(new SmtpReply(250, null, List.of(session.settings().hostName())));
    }
}
