package org.mailroom.api.management;

/** A trace that is on. */
public interface TraceFigures {

    /** The address, network or user that is traced. */
    String getWhom();

    /** When it ends, as in {@code 2027-01-31T00:00:00Z}. */
    String getUntil();
}
