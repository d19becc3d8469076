package org.mailroom.codec.smtp;

/**
 * The arguments of BDAT (RFC 3030, section 2).
 *
 * @param octets how many follow, at least 0
 * @param last whether the message ends with this chunk
 */
public record ChunkSize(long octets, boolean last) {

    /** @throws IllegalArgumentException if octets is negative */
    public ChunkSize {
        if (octets < 0) {
            throw new IllegalArgumentException("A chunk of " + octets + " octets");
        }
    }
}
