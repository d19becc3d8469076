package org.mailroom.server.imap.evaluation;

import org.mailroom.codec.imap.ImapWriter;

/** What is made of the messages that were found. */
public interface Outcome {

    /** Takes a step, before anything is written; whether there is more to do. */
    default boolean advance() {
        return false;
    }

    /**
     * Writes the response; goes on where it stopped when it is called again.
     *
     * @param enough when so many octets are in the buffer, it stops
     * @return whether that was all
     */
    boolean writeTo(ImapWriter out, int enough);
}
