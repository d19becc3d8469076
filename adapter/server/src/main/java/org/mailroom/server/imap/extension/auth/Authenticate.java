package org.mailroom.server.imap.extension.auth;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;

/** AUTHENTICATE (RFC 9051, section 6.2.2). */
final class Authenticate implements ImapCommand {

    @Override
    public String name() {
        return "AUTHENTICATE";
    }

    @Override
    public Needs needs() {
        return Needs.NOT_AUTHENTICATED;
    }

    @Override
    public boolean holdsInput() {
        return true;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException, ImapRefusal {
        arguments.sp();
        String mechanism = arguments.atom();
        String initialResponse = arguments.acceptSp() ? arguments.initialResponse() : null;
        arguments.end();
        return LoginDialogue.begin(session, name(), mechanism, initialResponse);
    }
}
