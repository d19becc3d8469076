package org.mailroom.server.imap.extension.auth;

import java.util.ArrayList;
import java.util.List;
import org.mailroom.security.sasl.SaslMechanisms;
import org.mailroom.security.sasl.SaslMechanisms.Choice;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/**
 * AUTHENTICATE with the mechanisms that this connection may use, SASL-IR (RFC 4959), and LOGIN where a mechanism of clear text
 * may be used, else LOGINDISABLED (RFC 9051, section 6.2.3).
 */
public final class AuthExtension implements ImapExtension {

    /** What LOGIN is in the words of SASL. */
    static final String PLAIN = "PLAIN";

    @Override
    public List<String> capabilities(ImapSession session) {
        List<String> capabilities = new ArrayList<>();
        SaslMechanisms mechanisms = session.service().security().mechanisms();
        if (!session.isLoggedIn()) {
            mechanisms.offered(session.saslContext()).forEach(name -> capabilities.add("AUTH=" + name));
            if (!(mechanisms.choose(PLAIN, session.saslContext()) instanceof Choice.Chosen)) {
                capabilities.add("LOGINDISABLED");
            }
        }
        capabilities.add("SASL-IR");
        return capabilities;
    }

    @Override
    public List<ImapCommand> commands() {
        return List.of(new Authenticate(), new Login());
    }
}
