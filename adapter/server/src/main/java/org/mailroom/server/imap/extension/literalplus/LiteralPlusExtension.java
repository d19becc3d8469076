package org.mailroom.server.imap.extension.literalplus;

import java.util.List;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/** LITERAL+ (RFC 7888): after the login literals of any length may come unasked; before it they are small. */
public final class LiteralPlusExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return session.isLoggedIn() ? List.of("LITERAL+") : List.of();
    }
}
