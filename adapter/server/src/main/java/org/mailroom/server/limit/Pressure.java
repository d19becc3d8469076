package org.mailroom.server.limit;

import java.util.function.LongUnaryOperator;

/**
 * What becomes of a limit while the server is under pressure: the stress profile.
 *
 * @param text as the documentation has it; empty when nothing becomes of it
 */
public record Pressure(String text, LongUnaryOperator change) {

    static final Pressure NONE = new Pressure("", LongUnaryOperator.identity());

    /** So many at most; also where 0 stands for any number. */
    static Pressure mostOf(long most) {
        return new Pressure(most + " at most", value -> value == 0 ? most : Math.min(value, most));
    }

    /** So many at least. */
    static Pressure atLeast(long least) {
        return new Pressure(least + " at least", value -> Math.max(value, least));
    }

    static Pressure part(int parts) {
        return new Pressure("1/" + parts, value -> Math.max(1, value / parts));
    }

    long of(long value) {
        return change.applyAsLong(value);
    }
}
