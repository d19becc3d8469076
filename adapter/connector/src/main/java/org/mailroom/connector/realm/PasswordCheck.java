package org.mailroom.connector.realm;

import jakarta.resource.spi.work.SecurityContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkContextProvider;
import jakarta.security.auth.message.callback.PasswordValidationCallback;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;

/** Work that does nothing: what counts is what the container answers while it sets up the security context of it. */
final class PasswordCheck implements Work, WorkContextProvider {

    private static final long serialVersionUID = 1L;

    private final transient String user;
    private final transient char[] password;
    private transient volatile Boolean answer;
    private transient volatile Exception failure;

    PasswordCheck(String user, char[] password) {
        this.user = user;
        this.password = password;
    }

    /** Whether it is the user's password; empty when the container was not asked or could not say. */
    Optional<Boolean> answer() {
        return Optional.ofNullable(answer);
    }

    /** Why the container could not say. */
    Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public List<WorkContext> getWorkContexts() {
        return List.of(new Login());
    }

    @Override
    public void run() {
        // The answer is there already
    }

    @Override
    public void release() {
        // It ends by itself
    }

    private final class Login extends SecurityContext {

        private static final long serialVersionUID = 1L;

        @Override
        public void setupSecurityContext(CallbackHandler handler, Subject execution, Subject service) {
            // The callback copies the password and clears its copy on request
            var callback = new PasswordValidationCallback(execution, user, password);
            try {
                handler.handle(new Callback[] {callback});
                answer = callback.getResult();
            } catch (IOException | UnsupportedCallbackException | RuntimeException e) {
                failure = e;
            } finally {
                callback.clearPassword();
            }
        }
    }
}
