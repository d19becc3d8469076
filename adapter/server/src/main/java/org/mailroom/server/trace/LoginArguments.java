package org.mailroom.server.trace;

import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslMechanisms;

/** What follows a command to log in, as a trace shows it: the name of a mechanism that there is, and nothing else. */
public final class LoginArguments {

    private static final String HIDDEN = "<hidden>";

    private LoginArguments() {}

    /** Masks them; nothing stays nothing. */
    public static String masked(String arguments, SaslMechanisms mechanisms, SaslContext context) {
        if (arguments.isEmpty()) {
            return "";
        }
        String[] words = arguments.split(" ", 2);
        boolean isMechanism = !(mechanisms.choose(words[0], context) instanceof SaslMechanisms.Choice.Unknown);
        String first = isMechanism ? words[0] : HIDDEN;
        return words.length == 1 ? first : first + " " + HIDDEN;
    }
}
