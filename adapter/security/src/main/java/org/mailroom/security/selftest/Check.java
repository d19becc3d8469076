package org.mailroom.security.selftest;

import java.util.Objects;

/**
 * One thing that must work here before it is used.
 *
 * @param name as in {@code tls JDK TLSv1.3 TLS_AES_256_GCM_SHA384 EC}; unique in a run
 * @param advice what an administrator can do when it fails
 * @param body throws whatever it likes when it fails, errors of linkage included
 */
public record Check(String name, String advice, Body body) {

    public Check {
        Objects.requireNonNull(name);
        Objects.requireNonNull(advice);
        Objects.requireNonNull(body);
    }

    /** What is tried. */
    @FunctionalInterface
    public interface Body {

        /** Returns when it works. */
        void run() throws Exception;
    }
}
