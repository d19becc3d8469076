package org.mailroom.server.imap;

import java.util.OptionalInt;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.server.imap.selected.InvalidMessageSetException;

/**
 * A command of the protocol: a row of the table of commands, and what it does: it reads all its arguments, and says what comes
 * next. One object serves all sessions and holds nothing of them.
 */
public interface ImapCommand {

    /** In upper case; one word or, after UID, two. */
    String name();

    /** The state it needs; {@link #execute} is called in no other. */
    Needs needs();

    /** What it does to message sequence numbers. */
    default Numbers numbers() {
        return Numbers.MAY_CHANGE;
    }

    /**
     * Whether {@link #execute} itself changes nothing but what the session has enabled, so that it may be called while other
     * commands are in progress (RFC 9051, section 5.5). What comes next waits for them unless it
     * {@linkplain Next#onlyReads only reads}.
     */
    default boolean overlaps() {
        return false;
    }

    /** Whether the octets after it are not known to be a command until it has run (AUTHENTICATE, IDLE, STARTTLS, COMPRESS). */
    default boolean holdsInput() {
        return false;
    }

    /**
     * For a command whose literals are messages, and so are given to a {@link LiteralReceiver} instead of among the arguments:
     * how many arguments come before the first that may be (APPEND, REPLACE).
     */
    default OptionalInt argumentsBeforeMessage() {
        return OptionalInt.empty();
    }

    /**
     * Executes it, on the event loop: it must not block, but may return {@link Next.Work}.
     *
     * @param arguments what follows the name, space included
     * @throws ImapSyntaxException when they are not what the grammar wants; counted as a bad command
     * @throws InvalidMessageSetException when they name messages that are not there; counted so too
     * @throws ImapRefusal when the command is well-formed and refused
     */
    Next execute(ImapSession session, ImapReader arguments)
            throws ImapSyntaxException, ImapRefusal, InvalidMessageSetException;

    /** In which states a command may be given (RFC 9051, section 3). */
    enum Needs {
        ANY,
        NOT_AUTHENTICATED,
        /** Also when a mailbox is selected. */
        AUTHENTICATED,
        SELECTED
    }

    /** What becomes of message sequence numbers while a command is in progress (RFC 9051, sections 5.5 and 7.5.1). */
    enum Numbers {
        /** It speaks of messages by number: no EXPUNGE or VANISHED may be sent (FETCH, STORE, SEARCH, not their UID forms). */
        STAY,
        /** EXPUNGE and VANISHED may be sent, before its tagged response. */
        MAY_CHANGE
    }
}
