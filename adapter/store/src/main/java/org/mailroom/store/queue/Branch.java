package org.mailroom.store.queue;

import java.util.HexFormat;

/**
 * Names a transaction branch: the Xid of the X/Open XA specification in one line of text, fit for a column and for a human.
 *
 * @param id format id, global transaction id and branch qualifier, in hexadecimal, separated by colons
 */
public record Branch(String id) {

    /** Names the branch of an Xid's three parts. */
    public static Branch of(int formatId, byte[] globalTransactionId, byte[] branchQualifier) {
        HexFormat hex = HexFormat.of();
        return new Branch(Integer.toHexString(formatId)
                + ':'
                + hex.formatHex(globalTransactionId)
                + ':'
                + hex.formatHex(branchQualifier));
    }

    public int formatId() {
        return Integer.parseUnsignedInt(part(0), 16);
    }

    public byte[] globalTransactionId() {
        return HexFormat.of().parseHex(part(1));
    }

    public byte[] branchQualifier() {
        return HexFormat.of().parseHex(part(2));
    }

    private String part(int index) {
        return id.split(":", -1)[index];
    }
}
