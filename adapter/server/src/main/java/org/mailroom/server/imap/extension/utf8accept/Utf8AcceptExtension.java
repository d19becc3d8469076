package org.mailroom.server.imap.extension.utf8accept;

import java.util.List;
import java.util.Set;
import org.mailroom.server.imap.Feature;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/** UTF8=ACCEPT (RFC 6855). */
public final class Utf8AcceptExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("UTF8=ACCEPT");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.UTF8_ACCEPT);
    }
}
