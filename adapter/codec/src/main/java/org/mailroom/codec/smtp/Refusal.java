package org.mailroom.codec.smtp;

/** How a syntax error is answered (RFC 3463, section 3; RFC 6531, section 3.5), depending on what was being read. */
enum Refusal {
    ARGUMENTS(501, "5.5.4"),
    SENDER(501, "5.1.7"),
    RECIPIENT(501, "5.1.3"),
    NON_ASCII_ADDRESS(553, "5.6.7");

    private final int code;
    private final String status;

    Refusal(int code, String status) {
        this.code = code;
        this.status = status;
    }

    boolean isOfAddress() {
        return this != ARGUMENTS;
    }

    SmtpSyntaxException with(String text) {
        return new SmtpSyntaxException(code, status, text);
    }
}
