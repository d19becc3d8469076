package org.mailroom.server.imap.fetch;

/** What a FETCH could not answer. */
public final class FetchFaults {

    private boolean hasGone;
    private boolean hasUnknownEncoding;

    /** Whether some message had gone: NO with EXPUNGEISSUED (RFC 2180, section 4.1.2; RFC 5530, section 3). */
    public boolean hasGone() {
        return hasGone;
    }

    /** Whether some part cannot be decoded: NO with UNKNOWN-CTE (RFC 3516, section 4.3). */
    public boolean hasUnknownEncoding() {
        return hasUnknownEncoding;
    }

    void noteGone() {
        hasGone = true;
    }

    void noteUnknownEncoding() {
        hasUnknownEncoding = true;
    }
}
