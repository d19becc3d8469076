package org.mailroom.server.imap.selected;

/**
 * What a client has enabled, as far as it changes what is told of a mailbox.
 *
 * @param rev2 IMAP4rev2: nothing is \Recent, unsolicited FETCH responses have the UID (RFC 9051, section 7.5.2)
 * @param condstore modification sequences are told (RFC 7162, section 3.1)
 * @param qresync VANISHED takes the place of EXPUNGE (RFC 7162, section 3.2.10)
 * @param uidOnly there are no message numbers (RFC 9586)
 */
public record Enabled(boolean rev2, boolean condstore, boolean qresync, boolean uidOnly) {

    /** Plain IMAP4rev1. */
    public static final Enabled NOTHING = new Enabled(false, false, false, false);

    /** QRESYNC has CONDSTORE in it (RFC 7162, section 3.2.5). */
    public Enabled {
        condstore |= qresync;
    }

    /** Whether messages that go are told by their UIDs. */
    boolean vanishing() {
        return qresync || uidOnly;
    }
}
