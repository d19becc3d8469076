package org.mailroom.api.management;

/** A cache of the security service or of the store, as its last sweep left it. */
public interface CacheFigures {

    /** What it holds. */
    String getName();

    /** Entries that were alive after the last sweep. */
    int getSize();

    /** Entries that the last sweep freed. */
    int getFreed();

    /** Questions that it answered, from its start to the last sweep. For TLS: handshakes that resumed a session. */
    long getHits();

    /** Questions that it could not answer, from its start to the last sweep. For TLS: all other handshakes. */
    long getMisses();

    /** When it was swept last, as in {@code 2027-01-31T00:00:00Z}. */
    String getSweptAt();
}
