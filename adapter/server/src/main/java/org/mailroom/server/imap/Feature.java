package org.mailroom.server.imap;

/** What a client can enable, by ENABLE or otherwise, and which changes what it is told from then on (RFC 5161). */
public enum Feature {
    /** RFC 9051, section 6.3.1. */
    IMAP4REV2("IMAP4rev2"),
    /** RFC 7162, section 3.1: MODSEQ in FETCH responses. */
    CONDSTORE("CONDSTORE"),
    /** RFC 7162, section 3.2: VANISHED in the place of EXPUNGE. */
    QRESYNC("QRESYNC"),
    /** RFC 6855: UTF-8 in quoted strings. */
    UTF8_ACCEPT("UTF8=ACCEPT");

    private final String capability;

    Feature(String capability) {
        this.capability = capability;
    }

    /** As it is announced and enabled. */
    public String capability() {
        return capability;
    }
}
