package org.mailroom.security.ntlm;

/** A message is not what [MS-NLMP] says it is. */
public final class NtlmSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * For one message.
     *
     * @param message what is wrong and where, as in {@code AUTHENTICATE: UserName lies outside the message}
     */
    public NtlmSyntaxException(String message) {
        super(message);
    }
}
