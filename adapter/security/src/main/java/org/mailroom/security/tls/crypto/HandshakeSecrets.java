package org.mailroom.security.tls.crypto;

/**
 * Tells when a handshake is about to forget its secrets. Keying material can be exported until then and not later, and Bouncy
 * Castle's JSSE has no event for that moment. It computes a handshake on the thread that feeds the engine, so that thread listens.
 */
public final class HandshakeSecrets {

    private static final ThreadLocal<Runnable> LISTENER = new ThreadLocal<>();

    private HandshakeSecrets() {}

    /** From now on, on this thread, before any secret is destroyed: call that. */
    public static void listen(Runnable listener) {
        LISTENER.set(listener);
    }

    /** No longer. */
    public static void ignore() {
        LISTENER.remove();
    }

    /** What the listener does may destroy secrets itself; of those it is not told. */
    static void end() {
        Runnable listener = LISTENER.get();
        if (listener != null) {
            LISTENER.remove();
            try {
                listener.run();
            } finally {
                LISTENER.set(listener);
            }
        }
    }
}
