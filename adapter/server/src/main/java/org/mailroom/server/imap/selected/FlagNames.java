package org.mailroom.server.imap.selected;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailroom.codec.imap.Flag;
import org.mailroom.store.mailbox.MessageFlags;

/** The flags of the store by the names of the protocol. */
public final class FlagNames {

    private static final Map<Flag, Integer> SYSTEM = bits();

    private FlagNames() {}

    /** The flags that every mailbox has, in the order of the RFCs' examples. */
    public static Collection<Flag> system() {
        return SYSTEM.keySet();
    }

    /** All flags of a message. */
    public static List<Flag> of(MessageFlags flags, boolean isRecent) {
        List<Flag> names = new ArrayList<>();
        SYSTEM.forEach((flag, bit) -> {
            if (flags.has(bit)) {
                names.add(flag);
            }
        });
        if (isRecent) {
            names.add(Flag.RECENT);
        }
        flags.keywords().forEach(keyword -> names.add(Flag.of(keyword)));
        return names;
    }

    /** What a client wants set; \Recent is left out, for it is not the client's to set. */
    public static MessageFlags flags(Collection<Flag> names) {
        int bits = 0;
        List<String> keywords = new ArrayList<>();
        for (Flag flag : names) {
            bits |= bit(flag);
            if (flag.isKeyword()) {
                keywords.add(flag.name());
            }
        }
        return new MessageFlags(bits, keywords);
    }

    /** The bit of a flag of the system; 0 for another flag. */
    public static int bit(Flag flag) {
        return SYSTEM.getOrDefault(flag, 0);
    }

    private static Map<Flag, Integer> bits() {
        Map<Flag, Integer> bits = new LinkedHashMap<>();
        bits.put(Flag.ANSWERED, MessageFlags.ANSWERED);
        bits.put(Flag.FLAGGED, MessageFlags.FLAGGED);
        bits.put(Flag.DELETED, MessageFlags.DELETED);
        bits.put(Flag.SEEN, MessageFlags.SEEN);
        bits.put(Flag.DRAFT, MessageFlags.DRAFT);
        return Collections.unmodifiableMap(bits);
    }
}
