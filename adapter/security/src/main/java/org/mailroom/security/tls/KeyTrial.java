package org.mailroom.security.tls;

import java.util.List;
import org.mailroom.security.selftest.Check;
import org.mailroom.security.tls.key.KeyFacts;
import org.mailroom.security.tls.key.KeyRing;
import org.mailroom.security.tls.key.ServerKey;

/** Whether an engine can use a key at all: for a host that only some clients name, nobody else would find out. */
record KeyTrial(Engines engines, TlsSettings settings) {

    /** Passes with the first suite that works, of whatever protocol. */
    Check check(ServerKey key) {
        return new Check(
                name(key),
                "The key is not used; see that key and certificate belong together, and look at jdk.tls.disabledAlgorithms in"
                        + " java.security, or replace " + key.source(),
                () -> tryAll(key));
    }

    /** Of its check; told from others by the certificate. */
    String name(ServerKey key) {
        KeyFacts facts = KeyFacts.of(key);
        return "tls " + engines.engine() + " key " + facts.source() + " "
                + facts.sha256().substring(0, 16);
    }

    /** A handshake with that key, and data in both directions. */
    static void rehearse(Engines engines, TlsSettings settings, TlsProtocol protocol, String suite, ServerKey key)
            throws Exception {
        try (ServerContext context = engines.context(new KeyRing(List.of(key)), settings, Offer.of(protocol, suite))) {
            HandshakeRehearsal.run(context, protocol, suite, key);
        }
    }

    private void tryAll(ServerKey key) throws Exception {
        Exception problem = null;
        for (TlsProtocol protocol : settings.protocols()) {
            for (String suite : Offer.candidates(protocol, List.of(key.algorithm()))) {
                try {
                    rehearse(engines, settings, protocol, suite, key);
                    return;
                } catch (Exception e) {
                    problem = problem == null ? e : problem;
                }
            }
        }
        throw problem == null
                ? new IllegalStateException("no protocol can use its algorithm " + key.algorithm())
                : problem;
    }
}
