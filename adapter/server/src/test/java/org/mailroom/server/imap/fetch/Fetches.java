package org.mailroom.server.imap.fetch;

import java.util.ArrayList;
import java.util.List;
import org.mailroom.server.imap.message.Arguments;
import org.mailroom.server.imap.message.TestMailbox;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;

/** FETCH without a session. */
final class Fetches {

    private final TestMailbox mailbox;
    private final List<Long> markedSeen = new ArrayList<>();
    private boolean utf8;
    private boolean condStore;
    private boolean readOnly;
    private int enough = 1 << 20;
    private FetchFaults faults;

    Fetches(TestMailbox mailbox) {
        this.mailbox = mailbox;
    }

    Fetches utf8() {
        utf8 = true;
        return this;
    }

    Fetches condStore() {
        condStore = true;
        return this;
    }

    Fetches readOnly() {
        readOnly = true;
        return this;
    }

    Fetches slices(int octets) {
        enough = octets;
        return this;
    }

    /** All responses; octets are chars. */
    String all(String items) throws Exception {
        try (FetchOutput output = output(items)) {
            String all = TestMailbox.written(output::writeTo, enough, utf8);
            faults = output.faults();
            return all;
        }
    }

    FetchOutput output(String items) throws Exception {
        FetchPlan plan = FetchPlan.of(Arguments.of("1 " + items).fetch().items(), false, false, condStore, readOnly);
        return new FetchOutput(plan, mailbox.snapshot(), mailbox.all(), mailbox, this::markSeen, uid -> uid == 20);
    }

    FetchFaults faults() {
        return faults;
    }

    List<Long> markedSeen() {
        return markedSeen;
    }

    private List<MessageRow> markSeen(long[] uids) {
        List<MessageRow> changed = new ArrayList<>();
        for (long uid : uids) {
            MessageRow row = mailbox.snapshot().get((int) uid / 10 - 1);
            markedSeen.add(uid);
            changed.add(new MessageRow(
                    uid,
                    900 + uid,
                    row.flags().with(new MessageFlags(MessageFlags.SEEN, List.of())),
                    row.size(),
                    row.internalDate(),
                    row.saveDate(),
                    row.contentId()));
        }
        return changed;
    }
}
