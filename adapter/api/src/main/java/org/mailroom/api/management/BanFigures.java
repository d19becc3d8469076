package org.mailroom.api.management;

/** An IP address that is turned away, because too many of its logins failed or because an administrator said so. */
public interface BanFigures {

    /** In text. */
    String getAddress();

    /** When the ban ends, as in {@code 2027-01-31T00:00:00Z}. */
    String getUntil();
}
