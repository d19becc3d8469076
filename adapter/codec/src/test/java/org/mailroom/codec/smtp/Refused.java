package org.mailroom.codec.smtp;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The reply to a syntax error, as one line of text. */
final class Refused {

    private Refused() {}

    static String refused(ThrowingCallable parse) {
        SmtpReply reply = catchThrowableOfType(SmtpSyntaxException.class, parse).reply();
        return reply.code() + " " + reply.status() + " " + String.join("\n", reply.lines());
    }
}
