package org.mailroom.server.smtp.extension.auth;

import org.mailroom.codec.smtp.SmtpFrame.Fault;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.security.sasl.SaslStep.Failure;
import org.mailroom.server.smtp.Next;

/** What a login that fails is answered (RFC 4954, sections 4 and 6). */
final class LoginReplies {

    private LoginReplies() {}

    /** For a login that the mechanism ended; unknown users and wrong passwords read the same. */
    static SmtpReply of(Failure failure) {
        return switch (failure.kind()) {
            case BAD_CREDENTIALS -> SmtpReply.of(535, "5.7.8", "Authentication credentials invalid");
            case NOT_AUTHORIZED -> SmtpReply.of(535, "5.7.8", "Not authorized: " + failure.reason());
            case MALFORMED -> SmtpReply.of(501, "5.5.2", "Malformed: " + failure.reason());
            case TOO_WEAK -> SmtpReply.of(534, "5.7.9", "Too weak: " + failure.reason());
            case CANCELLED -> SmtpReply.of(501, "5.7.0", "Authentication cancelled");
            case UNAVAILABLE -> SmtpReply.of(454, "4.7.0", "Temporary authentication failure; try again later");
        };
    }

    /** For a line that is no response. */
    static SmtpReply of(Fault fault, int maxOctets) {
        return fault == Fault.LINE_TOO_LONG
                ? SmtpReply.of(500, "5.5.6", "Line of the exchange longer than " + maxOctets + " octets")
                : SmtpReply.of(501, "5.5.2", "A response is base64 and ends with CR and LF");
    }

    /** The session goes on without a login; the same may be tried again once another session has ended (RFC 4954, section 6). */
    static Next tooManySessions() {
        return Next.answer(454, "4.7.0", "Too many sessions of this user; end one, or try again later");
    }

    static Next tooManyFailures() {
        return Next.farewell(421, "4.7.0", "Too many failed logins; closing");
    }
}
