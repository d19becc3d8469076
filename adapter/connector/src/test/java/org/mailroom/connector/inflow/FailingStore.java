package org.mailroom.connector.inflow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailroom.store.MailStore;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.queue.MailQueue;

/** A store that cannot take the outcome of deliveries now and then. */
final class FailingStore {

    private FailingStore() {}

    /** @param failures how many of the next outcomes it does not take */
    static MailStore of(MailStore store, AtomicInteger failures) {
        MailQueue queue = failing(store.queue(), failures);
        return (MailStore) Proxy.newProxyInstance(
                FailingStore.class.getClassLoader(),
                new Class<?>[] {MailStore.class},
                (proxy, method, arguments) ->
                        method.getName().equals("queue") ? queue : method.invoke(store, arguments));
    }

    private static MailQueue failing(MailQueue queue, AtomicInteger failures) {
        return (MailQueue) Proxy.newProxyInstance(
                FailingStore.class.getClassLoader(), new Class<?>[] {MailQueue.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("settle") && failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        throw new StoreException(Kind.UNAVAILABLE, "out of reach for the test");
                    }
                    try {
                        return method.invoke(queue, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
