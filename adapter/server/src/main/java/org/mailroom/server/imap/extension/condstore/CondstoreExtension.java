package org.mailroom.server.imap.extension.condstore;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailroom.codec.imap.ResponseCode;
import org.mailroom.codec.imap.Status;
import org.mailroom.codec.imap.StatusItem;
import org.mailroom.server.imap.Feature;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.ImapState;

/** CONDSTORE and QRESYNC (RFC 7162), as far as they are not in the commands whose parameters and results they extend. */
public final class CondstoreExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("CONDSTORE", "QRESYNC");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.CONDSTORE, Feature.QRESYNC);
    }

    /** Whoever begins to keep modification sequences learns from which on (RFC 7162, section 3.1). */
    @Override
    public void onEnable(Feature feature, ImapSession session) {
        if (feature == Feature.CONDSTORE && session.state() instanceof ImapState.Selected selected) {
            var code = new ResponseCode.Numbered(
                    ResponseCode.Numbered.Name.HIGHESTMODSEQ, selected.mailbox().highestModSeq());
            session.out().untagged().status(Status.OK, code, "Modification sequences are told from here on");
        }
    }

    @Override
    public Map<StatusItem, StatusValue> statusItems() {
        return Map.of(StatusItem.HIGHESTMODSEQ, (mailbox, counts, session, out) -> out.number(counts.highestModSeq()));
    }
}
