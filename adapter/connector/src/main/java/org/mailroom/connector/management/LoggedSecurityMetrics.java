package org.mailroom.connector.management;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.mailroom.security.SecurityMetrics;

/** Writes to the log what an administrator must hear of encryption, and keeps what each sweep of a cache has left. */
public final class LoggedSecurityMetrics implements SecurityMetrics {

    private final Map<String, SweptCache> caches = new ConcurrentSkipListMap<>();

    /** What the last sweep of each cache has left, in the order of their names. */
    public List<SweptCache> caches() {
        return List.copyOf(caches.values());
    }

    @Override
    public void handshakeFailed(SocketAddress peer, String reason) {
        Log.HANDSHAKE_FAILED.write(address(peer), reason);
    }

    private static String address(SocketAddress peer) {
        return peer instanceof InetSocketAddress internet && internet.getAddress() != null
                ? internet.getAddress().getHostAddress()
                : String.valueOf(peer);
    }

    @Override
    public void keysReloaded(String description) {
        Log.KEYS_RELOADED.write(description);
    }

    @Override
    public void keysRefused(String reason) {
        Log.KEYS_REFUSED.write(reason);
    }

    @Override
    public void tokenKeysRead(String description) {
        Log.TOKEN_KEYS_READ.write(description);
    }

    @Override
    public void tokenKeysRefused(String reason) {
        Log.TOKEN_KEYS_REFUSED.write(reason);
    }

    @Override
    public void selfSigned(String description) {
        Log.SELF_SIGNED.write(description);
    }

    @Override
    public void engineReplaced(String reason) {
        Log.TLS_ENGINE_REPLACED.write(reason);
    }

    @Override
    public void cacheSwept(String cache, int freed, int left, long hits, long misses) {
        caches.put(cache, new SweptCache(cache, left, freed, hits, misses, Instant.now()));
    }
}
