package org.mailroom.server.smtp;

import org.mailroom.codec.smtp.ContentScanner.ContentFault;
import org.mailroom.codec.smtp.SmtpReply;

/** What content must not hold (RFC 5321, sections 2.3.8 and 4.1.1.4), as replies. */
final class ContentFaults {

    private ContentFaults() {}

    static SmtpReply reply(ContentFault fault) {
        String what =
                switch (fault) {
                    case BARE_CR -> "a CR without LF";
                    case BARE_LF -> "an LF without CR";
                    case NUL -> "a NUL";
                };
        return SmtpReply.of(
                550, "5.6.0", "The message holds " + what + "; lines end with CRLF (RFC 5321, section 2.3.8)");
    }
}
