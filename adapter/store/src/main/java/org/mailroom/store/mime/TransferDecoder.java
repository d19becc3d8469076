package org.mailroom.store.mime;

/** Removes a transfer encoding (RFC 2045 section 6), piece by piece; never fails, whatever the octets. */
sealed interface TransferDecoder permits Base64Decoder, QuotedPrintableDecoder {

    /**
     * Decodes octets {@code from} to {@code to}.
     *
     * @param out at least {@link #maxOutput} of their number; written from its beginning
     * @return octets written
     */
    int decode(byte[] in, int from, int to, byte[] out);

    /** The input is complete. @return octets written, as by {@link #decode} of nothing */
    int finish(byte[] out);

    /** The most that some octets, and what waits from before, can become. */
    static int maxOutput(int length) {
        return length + QuotedPrintableDecoder.MAX_BLANKS + 4;
    }

    /** A decoder, or null for an encoding that changes nothing or is not known. */
    static TransferDecoder of(String encoding) {
        return switch (encoding) {
            case "base64" -> new Base64Decoder();
            case "quoted-printable" -> new QuotedPrintableDecoder();
            default -> null;
        };
    }

    /** Whether encoded and decoded are the same. */
    static boolean isIdentity(String encoding) {
        return switch (encoding) {
            case "7bit", "8bit", "binary" -> true;
            default -> false;
        };
    }

    static boolean isKnown(String encoding) {
        return isIdentity(encoding) || of(encoding) != null;
    }
}
