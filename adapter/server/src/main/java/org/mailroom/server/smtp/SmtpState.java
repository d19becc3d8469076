package org.mailroom.server.smtp;

/** Where a session stands; a command finds in the state all that it needs, or has no business there. */
public sealed interface SmtpState {

    /** For people. */
    String description();

    /** The client has not introduced itself yet. */
    record Connected() implements SmtpState {
        @Override
        public String description() {
            return "connected";
        }
    }

    /** It has, and no transaction is open. */
    record Greeted(Client client) implements SmtpState {
        @Override
        public String description() {
            return "no transaction";
        }
    }

    /** A transaction is open: MAIL was accepted. */
    record InTransaction(Client client, Transaction transaction) implements SmtpState {
        @Override
        public String description() {
            return "mail transaction";
        }
    }

    /**
     * Who the client says it is.
     *
     * @param name the argument of EHLO, HELO or LHLO
     * @param extended whether it speaks ESMTP: EHLO or LHLO
     */
    record Client(String name, boolean extended) {}
}
