package org.mailroom.server.imap.extension.thread;

import java.util.List;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Naming;

/** THREAD (RFC 5256). */
public final class ThreadExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("THREAD=ORDEREDSUBJECT", "THREAD=REFERENCES");
    }

    @Override
    public List<ImapCommand> commands() {
        return List.of(new Thread(Naming.BY_NUMBER), new Thread(Naming.BY_UID));
    }
}
