package org.mailroom.security.sasl.oauth;

/** What a token is worth. */
public sealed interface TokenResult {

    /**
     * It is good.
     *
     * @param user what stands in the user claim; not canonical, and maybe nobody here
     */
    record Valid(String user) implements TokenResult {}

    /**
     * It is not.
     *
     * @param reason for the log; with nothing of the token
     * @param isScopeMissing whether all is well but the scope
     */
    record Refused(String reason, boolean isScopeMissing) implements TokenResult {}
}
