package org.mailroom.security.tls;

import java.util.List;
import org.mailroom.security.selftest.Check;
import org.mailroom.security.tls.key.KeyRing;

/** Where engines come from: one class for each {@link TlsEngine}. */
interface Engines {

    /** Those of that kind; nothing of them is loaded yet. */
    static Engines of(TlsEngine engine) {
        return switch (engine) {
            case JDK -> new JdkEngines();
            case BCJSSE -> new BouncyCastleEngines();
            case OPENSSL -> new OpenSslEngines(System::nanoTime);
        };
    }

    TlsEngine engine();

    /** What must hold before anything of it is loaded. */
    List<Check> preconditions();

    /** Whether some suites of a protocol can be left out. */
    boolean choosesSuites(TlsProtocol protocol);

    /** A context with keys, suites and a session cache of its own. */
    ServerContext context(KeyRing ring, TlsSettings settings, Offer offer) throws Exception;
}
