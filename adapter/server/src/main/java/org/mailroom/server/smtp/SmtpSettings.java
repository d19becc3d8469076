package org.mailroom.server.smtp;

import java.util.Optional;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.ServerLimits;

/**
 * How a listener speaks, sealed at start but for the limits.
 *
 * @param hostName what we call ourselves in the greeting and in trace fields
 * @param dialect SMTP or LMTP
 * @param bareLineEndings what happens to content with a bare CR, a bare LF or a NUL
 * @param announceDsn whether DSN (RFC 3461) is announced: whoever consumes the mail then owes the notifications
 * @param submission the rules of a listener for submission; empty for one where anybody may leave mail
 * @param live the limits
 */
public record SmtpSettings(
        String hostName,
        Dialect dialect,
        BareLineEndings bareLineEndings,
        boolean announceDsn,
        Optional<Submission> submission,
        LiveLimits live) {

    /** Which of the two sisters. */
    public enum Dialect {
        /** RFC 5321. */
        SMTP,
        /** RFC 2033: one reply for each recipient after the content. */
        LMTP
    }

    /** What happens to content that RFC 5321, section 2.3.8, does not allow. */
    public enum BareLineEndings {
        /** It is refused at its end: {@code 550 5.6.0}. */
        REFUSE,
        /** It is kept as it is. */
        ACCEPT
    }

    /** The limits in force now. */
    public ServerLimits limits() {
        return live.current();
    }

    public boolean isLmtp() {
        return dialect == Dialect.LMTP;
    }
}
