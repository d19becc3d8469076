package org.mailroom.security.sasl;

import java.util.List;
import java.util.Locale;

/** The mechanisms of a server, and which of them a connection may use. Immutable. */
public final class SaslMechanisms {

    private final List<SaslMechanism> mechanisms;
    private final boolean clearTextAllowed;

    /** What a client gets that asks for a mechanism. */
    public sealed interface Choice {

        /** This one. */
        record Chosen(SaslMechanism mechanism) implements Choice {}

        /** It would be there if the connection were encrypted. */
        record EncryptionNeeded() implements Choice {}

        /** There is no such mechanism on this connection. */
        record Unknown() implements Choice {}
    }

    /**
     * These, in the order in which they are offered.
     *
     * @param clearTextAllowed whether clear-text mechanisms are offered on connections that are not encrypted
     */
    public SaslMechanisms(List<SaslMechanism> mechanisms, boolean clearTextAllowed) {
        this.mechanisms = List.copyOf(mechanisms);
        this.clearTextAllowed = clearTextAllowed;
    }

    /** No mechanism: nobody can log in. */
    public static SaslMechanisms none() {
        return new SaslMechanisms(List.of(), false);
    }

    /** The names of what this connection may use, in order of preference. */
    public List<String> offered(SaslContext context) {
        return mechanisms.stream()
                .filter(mechanism -> isAllowed(mechanism, context) && mechanism.isPossible(context))
                .map(SaslMechanism::name)
                .toList();
    }

    /**
     * Finds a mechanism.
     *
     * @param name in any case (RFC 4954, section 4)
     */
    public Choice choose(String name, SaslContext context) {
        String wanted = name.toUpperCase(Locale.ROOT);
        for (SaslMechanism mechanism : mechanisms) {
            if (mechanism.name().equals(wanted)) {
                if (!isAllowed(mechanism, context)) {
                    return new Choice.EncryptionNeeded();
                }
                return mechanism.isPossible(context) ? new Choice.Chosen(mechanism) : new Choice.Unknown();
            }
        }
        return new Choice.Unknown();
    }

    private boolean isAllowed(SaslMechanism mechanism, SaslContext context) {
        return clearTextAllowed || context.isEncrypted() || !mechanism.isClearText();
    }
}
