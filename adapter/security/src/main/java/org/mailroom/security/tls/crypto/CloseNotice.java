package org.mailroom.security.tls.crypto;

import java.util.function.BooleanSupplier;

/**
 * Tells that the peer has closed its direction, and keeps Bouncy Castle's JSSE from closing the other one for that (RFC 8446,
 * section 6.1, lets that one live). It decrypts on the thread that feeds the engine, so that thread listens.
 */
public final class CloseNotice {

    private static final ThreadLocal<BooleanSupplier> LISTENER = new ThreadLocal<>();

    private CloseNotice() {}

    /** From now on, on this thread: ask that for each closing alert; when it says yes, the engine does not hear of the alert. */
    public static void listen(BooleanSupplier listener) {
        LISTENER.set(listener);
    }

    /** No longer. */
    public static void ignore() {
        LISTENER.remove();
    }

    static boolean isTaken() {
        BooleanSupplier listener = LISTENER.get();
        return listener != null && listener.getAsBoolean();
    }
}
