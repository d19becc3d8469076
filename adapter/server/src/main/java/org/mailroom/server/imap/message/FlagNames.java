package org.mailroom.server.imap.message;

import java.util.ArrayList;
import java.util.List;
import org.mailroom.codec.imap.Flag;
import org.mailroom.store.mailbox.MessageFlags;

/** The flags of messages under the names of the protocol (RFC 9051, section 2.3.2). */
public final class FlagNames {

    private static final Flag[] SYSTEM = {Flag.SEEN, Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.DRAFT};
    private static final int[] BITS = {
        MessageFlags.SEEN, MessageFlags.ANSWERED, MessageFlags.FLAGGED, MessageFlags.DELETED, MessageFlags.DRAFT
    };

    private FlagNames() {}

    /** All flags. @param isRecent whether {@code \Recent} is one of them */
    public static List<Flag> of(MessageFlags flags, boolean isRecent) {
        List<Flag> names = new ArrayList<>(SYSTEM.length + flags.keywords().size() + 1);
        for (int i = 0; i < SYSTEM.length; i++) {
            if (flags.has(BITS[i])) {
                names.add(SYSTEM[i]);
            }
        }
        flags.keywords().forEach(keyword -> names.add(Flag.of(keyword)));
        if (isRecent) {
            names.add(Flag.RECENT);
        }
        return names;
    }

    /** The bit of a system flag; 0 for another one. */
    public static int bit(Flag flag) {
        for (int i = 0; i < SYSTEM.length; i++) {
            if (SYSTEM[i].equals(flag)) {
                return BITS[i];
            }
        }
        return 0;
    }
}
