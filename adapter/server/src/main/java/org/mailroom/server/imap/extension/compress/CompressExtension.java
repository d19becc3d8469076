package org.mailroom.server.imap.extension.compress;

import java.util.List;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/** COMPRESS=DEFLATE (RFC 4978): offered after the login, until it is in force. */
public final class CompressExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return session.isLoggedIn() && !session.isCompressed() ? List.of("COMPRESS=DEFLATE") : List.of();
    }

    @Override
    public List<ImapCommand> commands() {
        return List.of(new Compress());
    }
}
