package org.mailroom.security.tls.key;

import java.nio.file.Path;
import java.util.List;

/** Where keys of a server come from. */
public sealed interface KeySource permits KeyStoreFile, PemPair {

    /** All that is read. */
    List<Path> files();

    /**
     * Reads the files anew.
     *
     * @param password of the files and of the keys in them; empty when there is none; stays the caller's
     * @return at least one key, each of which belongs to its certificate
     */
    List<ServerKey> read(char[] password) throws KeySourceException;
}
