package org.mailroom.codec.smtp;

/** What a client sent is not what the grammar asks for. It is a reply: the text says what was wrong, and where. */
public final class SmtpSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient SmtpReply reply;

    /**
     * An error with its reply.
     *
     * @param status as 5.5.4, of the class of the code
     * @param text one line
     * @throws IllegalArgumentException if code and status do not go together
     */
    public SmtpSyntaxException(int code, String status, String text) {
        // Clients cause these at will and nobody reads where in our code it was: no stack trace.
        super(text, null, false, false);
        this.reply = SmtpReply.of(code, status, text);
    }

    /** What to answer. */
    public SmtpReply reply() {
        return reply;
    }
}
