package org.mailroom.server.smtp.command;

import java.util.ArrayList;
import java.util.List;
import org.mailroom.codec.smtp.SmtpArguments;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.codec.smtp.SmtpSyntaxException;
import org.mailroom.server.smtp.Next;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpExtension;
import org.mailroom.server.smtp.SmtpSession;
import org.mailroom.server.smtp.SmtpState;

/** EHLO (RFC 5321, section 4.1.1.1), and LHLO, its sister of RFC 2033, section 4.1. */
public final class Ehlo implements SmtpCommand {

    private final String verb;

    private Ehlo(String verb) {
        this.verb = verb;
    }

    /** For SMTP. */
    public static Ehlo ehlo() {
        return new Ehlo("EHLO");
    }

    /** For LMTP. */
    public static Ehlo lhlo() {
        return new Ehlo("LHLO");
    }

    @Override
    public String verb() {
        return verb;
    }

    @Override
    public Next execute(SmtpSession session, String arguments) throws SmtpSyntaxException {
        var line = new SmtpArguments(arguments, true);
        String name = line.heloDomain();
        session.greeted(new SmtpState.Client(name, true));
        List<String> lines = new ArrayList<>();
        lines.add(session.settings().hostName() + " greets " + name);
        for (SmtpExtension extension : session.service().extensions()) {
            lines.addAll(extension.ehloLines(session));
        }
        return Next.answer(new SmtpReply(250, null, lines));
    }
}
