package org.mailroom.server.smtp;

import java.util.List;
import java.util.Map;

/**
 * A service extension (RFC 5321, section 2.2) with all its faces; each is empty unless the extension has it. One object
 * serves all sessions.
 */
public interface SmtpExtension {

    /** Its lines in the reply to EHLO: a keyword and its parameters each. */
    default List<String> ehloLines(SmtpSession session) {
        return List.of();
    }

    /** The parameters it adds to MAIL: keywords in upper case. */
    default Map<String, MailParameter> mailParameters() {
        return Map.of();
    }

    /** The parameters it adds to RCPT: keywords in upper case. */
    default Map<String, RcptParameter> rcptParameters() {
        return Map.of();
    }

    /** The commands it adds. */
    default List<SmtpCommand> commands() {
        return List.of();
    }

    /** Checks the value of a MAIL parameter and notes in the transaction what follows from it. */
    @FunctionalInterface
    interface MailParameter {

        /**
         * Applies the parameter.
         *
         * @param value empty when the parameter has none
         */
        void apply(String value, SmtpSession session, Transaction transaction) throws SmtpRefusal;
    }

    /** Checks the value of a RCPT parameter. */
    @FunctionalInterface
    interface RcptParameter {

        /**
         * Checks the parameter.
         *
         * @param value empty when the parameter has none
         */
        void check(String value) throws SmtpRefusal;
    }
}
