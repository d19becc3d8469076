package org.mailroom.codec.imap;

/** The arguments of THREAD and UID THREAD (RFC 5256, section 3). */
public record ThreadArguments(Algorithm algorithm, SearchKey key) {

    /** How messages are put into threads. */
    public enum Algorithm {
        ORDEREDSUBJECT,
        REFERENCES
    }
}
