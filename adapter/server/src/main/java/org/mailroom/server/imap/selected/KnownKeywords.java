package org.mailroom.server.imap.selected;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailroom.codec.imap.Flag;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageRow;

/** The keywords that a client has heard of in FLAGS responses (RFC 9051, section 7.3.5). */
final class KnownKeywords {

    private Set<Flag> keywords = Set.of();

    /** All that are in use. */
    KnownKeywords(MailboxSnapshot snapshot) {
        // Many messages have the same few, and looking them up one by one would take long
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < snapshot.exists(); i++) {
            List<String> some = snapshot.get(i).flags().keywords();
            if (!some.isEmpty() && seen.add(some)) {
                add(some);
            }
        }
    }

    /** What a FLAGS response has. */
    Set<Flag> withSystemFlags() {
        Set<Flag> all = new LinkedHashSet<>(FlagNames.system());
        all.addAll(keywords);
        return all;
    }

    /** Whether the messages have keywords that were not known; now they are. */
    boolean learn(Collection<MessageRow> rows) {
        boolean learned = false;
        for (MessageRow row : rows) {
            learned |= add(row.flags().keywords());
        }
        return learned;
    }

    private boolean add(List<String> names) {
        boolean added = false;
        for (String name : names) {
            Flag flag = Flag.of(name);
            if (!keywords.contains(flag)) {
                Set<Flag> more = new HashSet<>(keywords);
                more.add(flag);
                keywords = Set.copyOf(more);
                added = true;
            }
        }
        return added;
    }
}
