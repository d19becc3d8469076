package org.mailroom.connector.realm;

import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.SecurityContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContextProvider;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;
import jakarta.resource.spi.work.WorkRejectedException;
import jakarta.security.auth.message.callback.PasswordValidationCallback;
import java.io.IOException;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;

/** An application server's work manager and realm, as small as can be. */
final class FakeWorkManager implements WorkManager, CallbackHandler {

    /** How the server behaves. */
    enum Mood {
        GOOD,
        REFUSES_REJECTED_USERS,
        KNOWS_NO_CALLBACK,
        IGNORES_CONTEXTS,
        BUSY
    }

    private final Map<String, String> users;
    volatile Mood mood = Mood.GOOD;
    volatile PasswordValidationCallback last;

    FakeWorkManager(Map<String, String> users) {
        this.users = users;
    }

    @Override
    public void doWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener)
            throws WorkException {
        if (mood == Mood.BUSY) {
            throw new WorkRejectedException("no thread within " + startTimeout + " ms", WorkException.START_TIMED_OUT);
        }
        if (work instanceof WorkContextProvider provider && mood != Mood.IGNORES_CONTEXTS) {
            var login = (SecurityContext) provider.getWorkContexts().get(0);
            login.setupSecurityContext(this, new Subject(), new Subject());
            if (mood == Mood.REFUSES_REJECTED_USERS && !last.getResult()) {
                throw new WorkException("not authenticated");
            }
        }
        work.run();
        work.release();
    }

    @Override
    public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
        if (mood == Mood.KNOWS_NO_CALLBACK) {
            throw new UnsupportedCallbackException(callbacks[0], "a work security map exists");
        }
        last = (PasswordValidationCallback) callbacks[0];
        last.setResult(new String(last.getPassword()).equals(users.get(last.getUsername())));
    }

    @Override
    public void doWork(Work work) {
        throw new UnsupportedOperationException("without a time-out");
    }

    @Override
    public long startWork(Work work) {
        throw new UnsupportedOperationException("a check waits for its end");
    }

    @Override
    public long startWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener) {
        throw new UnsupportedOperationException("a check waits for its end");
    }

    @Override
    public void scheduleWork(Work work) {
        throw new UnsupportedOperationException("a check waits for its end");
    }

    @Override
    public void scheduleWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener) {
        throw new UnsupportedOperationException("a check waits for its end");
    }
}
