package org.mailroom.codec.imap;

import java.util.List;
import java.util.OptionalLong;

/**
 * The arguments of STORE and UID STORE (RFC 9051, section 6.4.6; RFC 7162, section 3.1.3).
 *
 * @param messages by number or, for UID STORE, by unique identifier
 * @param unchangedSince the modification sequence, from 0 to 2<sup>63</sup>-1, of UNCHANGEDSINCE
 * @param silent whether the new flags are not to be sent
 * @param flags may be empty, each once
 */
public record StoreArguments(
        SequenceSet messages, OptionalLong unchangedSince, Change change, boolean silent, List<Flag> flags) {

    /** What becomes of the flags a message has. */
    public enum Change {
        /** FLAGS: they are replaced. */
        REPLACE,
        /** +FLAGS: those given are set. */
        ADD,
        /** -FLAGS: those given are cleared. */
        REMOVE
    }
}
