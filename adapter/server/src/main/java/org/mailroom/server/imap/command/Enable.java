package org.mailroom.server.imap.command;

import java.util.ArrayList;
import java.util.List;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;

/** ENABLE (RFC 9051, section 6.3.1). */
public final class Enable implements ImapCommand {

    @Override
    public String name() {
        return "ENABLE";
    }

    @Override
    public Needs needs() {
        return Needs.AUTHENTICATED;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException {
        List<String> enabled = new ArrayList<>();
        for (String capability : arguments.capabilities()) {
            session.service()
                    .feature(capability)
                    .filter(session::enable)
                    .ifPresent(feature -> enabled.add(feature.capability()));
        }
        ImapWriter out = session.out().untagged().atom("ENABLED");
        enabled.forEach(out::atom);
        out.endLine();
        return Next.ok("ENABLE completed");
    }
}
