package org.mailroom.store.mime;

/**
 * A description as octets for one column of the database. The first octet is the version. Numbers are in groups of seven
 * bits, lowest first; positions are distances; strings that are in almost every mail take one octet. A mail with one part
 * takes some 100 octets more than its envelope has text.
 */
public final class DescriptionFormat {

    static final int VERSION = 1;

    /** How a part begins. */
    static final int TEXT = 0;

    static final int BASIC = 1;
    static final int MESSAGE = 2;
    static final int MULTI = 3;

    /** Bits that say which of the rare fields follow. */
    static final int ID = 1;

    static final int DESCRIPTION = 2;
    static final int MD5 = 4;
    static final int DISPOSITION = 8;
    static final int LANGUAGE = 16;
    static final int LOCATION = 32;

    private DescriptionFormat() {}

    public static byte[] write(MessageDescription description) {
        return new DescriptionWriter().write(description);
    }

    /**
     * Reads what {@link #write} has written.
     *
     * @throws IllegalArgumentException when these octets are nothing of the kind; time and memory are linear in their number
     */
    public static MessageDescription read(byte[] octets) {
        return new DescriptionReader(octets).read();
    }
}
