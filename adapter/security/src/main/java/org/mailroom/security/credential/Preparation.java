package org.mailroom.security.credential;

import com.ongres.saslprep.SASLprep;
import com.ongres.stringprep.Profile;
import java.util.function.UnaryOperator;

/** SASLprep (RFC 4013) of the library, with one exception for all that it refuses. */
final class Preparation {

    private static final Profile SASLPREP = new SASLprep();

    private Preparation() {}

    /**
     * As a stored string (RFC 3454, section 7): without code points that Unicode 3.2 did not know.
     *
     * @throws IllegalArgumentException when it holds what is not allowed; its text may show some of it
     */
    static char[] stored(char[] text) {
        return prepared(text, SASLPREP::prepareStored);
    }

    /**
     * As a query, which may hold any code point that is not prohibited.
     *
     * @throws IllegalArgumentException when it holds what is not allowed; its text may show some of it
     */
    static char[] query(char[] text) {
        return prepared(text, SASLPREP::prepareQuery);
    }

    private static char[] prepared(char[] text, UnaryOperator<char[]> profile) {
        try {
            return profile.apply(text);
        } catch (IndexOutOfBoundsException e) {
            // Of a text of which nothing is left, the library checks the first symbol all the same.
            throw new IllegalArgumentException("nothing is left of it", e);
        }
    }
}
