package org.mailroom.security.tls.key;

import java.nio.file.Path;
import java.util.List;

/**
 * A certificate with those that vouch for it, and its private key, in PEM (RFC 7468). The chain's file may hold the key as well:
 * then both paths are the same.
 *
 * @param chain of this file only certificates count when it is not the key's
 * @param key of this file only the private key counts when it is not the chain's
 */
public record PemPair(Path chain, Path key) implements KeySource {

    @Override
    public List<Path> files() {
        return chain.equals(key) ? List.of(chain) : List.of(chain, key);
    }

    @Override
    public List<ServerKey> read(char[] password) throws KeySourceException {
        PemFile chainFile = PemFile.read(chain);
        PemFile keyFile = chain.equals(key) ? chainFile : PemFile.read(key);
        var privateKey = keyFile.privateKey(password);
        return List.of(ServerKeys.of(chain.toString(), privateKey, chainFile.certificates()));
    }
}
