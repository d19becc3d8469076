package org.mailroom.server.smtp.extension.auth;

import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.sasl.SaslMechanisms.Choice;
import org.mailroom.server.smtp.Next;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpRefusal;
import org.mailroom.server.smtp.SmtpSession;
import org.mailroom.server.smtp.SmtpState;

/** AUTH (RFC 4954, section 4). */
final class Auth implements SmtpCommand {

    @Override
    public String verb() {
        return "AUTH";
    }

    @Override
    public boolean holdsInput() {
        return true;
    }

    @Override
    public boolean holdsContent() {
        return false;
    }

    @Override
    public Next execute(SmtpSession session, String arguments) throws SmtpRefusal {
        int space = arguments.indexOf(' ');
        String name = space < 0 ? arguments : arguments.substring(0, space);
        String initialResponse = space < 0 ? null : arguments.substring(space + 1);
        if (name.isEmpty() || initialResponse != null && initialResponse.indexOf(' ') >= 0) {
            throw new SmtpRefusal(501, "5.5.4", "AUTH has a mechanism and may have one initial response");
        }
        requireTurn(session);
        if (session.logins().isBanned()) {
            return LoginReplies.tooManyFailures();
        }
        var exchange = new AuthExchange(session, mechanism(session, name));
        session.begin(exchange);
        return exchange.begin(initialResponse);
    }

    private static void requireTurn(SmtpSession session) throws SmtpRefusal {
        if (session.user().isPresent()) {
            throw new SmtpRefusal(503, "5.5.1", "You have logged in already");
        }
        if (session.state() instanceof SmtpState.InTransaction) {
            throw new SmtpRefusal(503, "5.5.1", "No AUTH within a transaction");
        }
        if (!(session.state() instanceof SmtpState.Greeted greeted)
                || !greeted.client().extended()) {
            throw new SmtpRefusal(503, "5.5.1", "Introduce yourself by EHLO first");
        }
    }

    private static SaslMechanism mechanism(SmtpSession session, String name) throws SmtpRefusal {
        Choice choice = session.service().security().mechanisms().choose(name, session.saslContext());
        if (choice instanceof Choice.Chosen chosen) {
            return chosen.mechanism();
        }
        if (choice instanceof Choice.EncryptionNeeded) {
            // RFC 4954, section 6
            throw new SmtpRefusal(538, "5.7.11", "Encryption required for this mechanism: STARTTLS first");
        }
        throw new SmtpRefusal(504, "5.5.4", "No such mechanism on this connection");
    }
}
