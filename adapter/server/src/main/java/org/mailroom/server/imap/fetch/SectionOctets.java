package org.mailroom.server.imap.fetch;

import java.io.IOException;
import java.io.InputStream;
import org.mailroom.codec.imap.Partial;

/**
 * Octets that become a literal.
 *
 * @param octets exactly {@code length} of them can be read, unless they go meanwhile
 */
record SectionOctets(long length, InputStream octets) {

    /** A part of them. */
    SectionOctets partial(Partial partial) throws IOException {
        if (partial == null) {
            return this;
        }
        long offset = Math.min(partial.offset(), length);
        octets.skipNBytes(offset);
        return new SectionOctets(Math.min(partial.count(), length - offset), octets);
    }
}
