package org.mailroom.store.mailbox;

/**
 * What becomes of the flags of messages.
 *
 * @param flags to be set, added or removed
 */
public record FlagChange(Kind kind, MessageFlags flags) {

    /** How. */
    public enum Kind {
        REPLACE,
        ADD,
        REMOVE
    }

    /** The flags that a message with these has afterwards. */
    public MessageFlags applied(MessageFlags before) {
        return switch (kind) {
            case REPLACE -> flags;
            case ADD -> before.with(flags);
            case REMOVE -> before.without(flags);
        };
    }
}
