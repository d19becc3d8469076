package org.mailroom.api;

/**
 * Implemented by a message-driven bean that decides who may log in, where the adapter's {@code realm} is BEAN. One such bean can
 * be active in an adapter.
 *
 * <p>It is asked for a password in the clear, so that mechanisms which never show one (SCRAM, NTLM, CRAM-MD5) are not offered.
 * Nothing that it says is remembered: it is asked at every login.
 */
@FunctionalInterface
public interface LoginValidator {

    /**
     * Decides about one login. The client waits; many clients can wait at once, up to the activation's {@code maxConcurrency}.
     *
     * <p>Take as long for a user that does not exist as for a wrong password, or clients can find out which users exist.
     *
     * @param attempt who wants to log in; valid until this method returns
     * @return whether the password is the user's and the user may log in
     * @throws RuntimeException when this cannot be known now, because a database does not answer, for example: the client is
     *     asked to try again later, and nothing counts as a failed login
     */
    boolean validate(LoginAttempt attempt);
}
