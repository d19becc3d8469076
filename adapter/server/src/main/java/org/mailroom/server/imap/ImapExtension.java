package org.mailroom.server.imap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.StatusItem;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MailboxCounts;

/** An extension with all its faces; each is empty unless the extension has it. One object serves all sessions. */
public interface ImapExtension {

    /** What it adds to CAPABILITY, in the session's state. */
    default List<String> capabilities(ImapSession session) {
        return List.of();
    }

    /** The commands it adds. */
    default List<ImapCommand> commands() {
        return List.of();
    }

    /** What a client can enable, by ENABLE. */
    default Set<Feature> features() {
        return Set.of();
    }

    /** A client has enabled the feature, which may be another extension's, and was not enabled before. */
    default void onEnable(Feature feature, ImapSession session) {}

    /** The items that it adds to STATUS. */
    default Map<StatusItem, StatusValue> statusItems() {
        return Map.of();
    }

    /** The value of an item of STATUS. */
    @FunctionalInterface
    interface StatusValue {

        /** Writes the value, without the item's name. */
        void write(Mailbox mailbox, MailboxCounts counts, ImapSession session, ImapWriter out);
    }
}
