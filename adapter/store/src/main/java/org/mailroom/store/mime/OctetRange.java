package org.mailroom.store.mime;

/** Octets of the stored message. @param start inclusive @param end exclusive */
public record OctetRange(long start, long end) {

    public long length() {
        return end - start;
    }
}
