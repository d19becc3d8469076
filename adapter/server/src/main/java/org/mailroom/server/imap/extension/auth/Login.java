package org.mailroom.server.imap.extension.auth;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;

/** LOGIN (RFC 9051, section 6.2.3): AUTHENTICATE PLAIN with an initial response, in other words. */
final class Login implements ImapCommand {

    static final String NAME = "LOGIN";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Needs needs() {
        return Needs.NOT_AUTHENTICATED;
    }

    /** How long a command and its literals may be depends on it. */
    @Override
    public boolean holdsInput() {
        return true;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException, ImapRefusal {
        arguments.sp();
        String user = arguments.astring();
        arguments.sp();
        String password = arguments.astring();
        arguments.end();
        return LoginDialogue.begin(session, name(), AuthExtension.PLAIN, plain(user, password));
    }

    /** RFC 4616, section 2. */
    private static String plain(String user, String password) {
        byte[] message = ("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8);
        try {
            return Base64.getEncoder().encodeToString(message);
        } finally {
            Arrays.fill(message, (byte) 0);
        }
    }
}
