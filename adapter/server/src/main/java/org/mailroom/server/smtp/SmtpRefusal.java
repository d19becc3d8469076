package org.mailroom.server.smtp;

import org.mailroom.codec.smtp.SmtpReply;

/** A well-formed command, or a parameter of one, that is refused. Carries the reply; without a stack, for it is no fault. */
public final class SmtpRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient SmtpReply reply;

    public SmtpRefusal(int code, String status, String text) {
        super(text, null, false, false);
        this.reply = SmtpReply.of(code, status, text);
    }

    SmtpRefusal(SmtpReply reply) {
        super(reply.toString(), null, false, false);
        this.reply = reply;
    }

    public SmtpReply reply() {
        return reply;
    }
}
