package org.mailroom.server.smtp.extension.starttls;

import org.mailroom.codec.smtp.SmtpArguments;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.codec.smtp.SmtpSyntaxException;
import org.mailroom.server.smtp.Next;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpRefusal;
import org.mailroom.server.smtp.SmtpSession;

/** STARTTLS (RFC 3207, section 4). */
final class StartTls implements SmtpCommand {

    private static final SmtpReply GO_AHEAD = SmtpReply.of(220, "2.0.0", "Begin the handshake");

    /** Not after a login either: it would have to be forgotten, and its layer would come to lie beneath TLS. */
    static boolean isPossible(SmtpSession session) {
        return session.service().security().tls().isPresent()
                && session.tls().isEmpty()
                && session.user().isEmpty();
    }

    @Override
    public String verb() {
        return "STARTTLS";
    }

    @Override
    public Next execute(SmtpSession session, String arguments) throws SmtpSyntaxException, SmtpRefusal {
        new SmtpArguments(arguments, false).end();
        if (session.tls().isPresent()) {
            throw new SmtpRefusal(503, "5.5.1", "TLS has begun already");
        }
        if (session.user().isPresent()) {
            throw new SmtpRefusal(503, "5.5.1", "STARTTLS comes before AUTH");
        }
        if (!isPossible(session)) {
            throw new SmtpRefusal(454, "4.7.0", "TLS is not available now");
        }
        return new Next.StartTls(GO_AHEAD);
    }
}
