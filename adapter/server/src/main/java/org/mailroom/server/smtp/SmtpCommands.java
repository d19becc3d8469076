package org.mailroom.server.smtp;

import java.util.List;
import org.mailroom.server.smtp.command.Data;
import org.mailroom.server.smtp.command.Ehlo;
import org.mailroom.server.smtp.command.Helo;
import org.mailroom.server.smtp.command.Mail;
import org.mailroom.server.smtp.command.Noop;
import org.mailroom.server.smtp.command.Quit;
import org.mailroom.server.smtp.command.Rcpt;
import org.mailroom.server.smtp.command.Rset;
import org.mailroom.server.smtp.command.Vrfy;

/** The commands of the two dialects, without those of extensions: one line each. */
final class SmtpCommands {

    private static final List<SmtpCommand> SMTP = List.of(
            Ehlo.ehlo(),
            new Helo(),
            new Mail(),
            new Rcpt(),
            new Data(),
            new Rset(),
            new Noop(),
            new Vrfy(),
            new Quit());

    /** RFC 2033, section 4.1: LHLO in the place of EHLO and HELO. */
    private static final List<SmtpCommand> LMTP =
            List.of(Ehlo.lhlo(), new Mail(), new Rcpt(), new Data(), new Rset(), new Noop(), new Vrfy(), new Quit());

    private SmtpCommands() {}

    static List<SmtpCommand> of(SmtpSettings.Dialect dialect) {
        return dialect == SmtpSettings.Dialect.LMTP ? LMTP : SMTP;
    }
}
