package org.mailroom.server.imap.extension.starttls;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;

/** STARTTLS (RFC 9051, section 6.2.1). */
final class StartTls implements ImapCommand {

    /** Not after a login: what it was in the clear would have to be forgotten. */
    static boolean isPossible(ImapSession session) {
        return session.service().security().tls().isPresent() && session.tls().isEmpty() && !session.isLoggedIn();
    }

    @Override
    public String name() {
        return "STARTTLS";
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
        arguments.end();
        if (session.tls().isPresent()) {
            throw ImapRefusal.bad("TLS has begun already");
        }
        if (!isPossible(session)) {
            throw ImapRefusal.bad("There is no TLS here");
        }
        return new Next.StartTls(Next.ok("Begin the handshake"));
    }
}
