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

    /**
     * A store that fails now and then.
     *
     * @param failures how many of the next outcomes it does not take
     * @param claims how many of the next claims it makes without telling
     */
    static MailStore of(MailStore store, AtomicInteger failures, AtomicInteger claims) {
        MailQueue queue = failing(store.queue(), failures, claims);
        return (MailStore) Proxy.newProxyInstance(
                FailingStore.class.getClassLoader(),
                new Class<?>[] {MailStore.class},
                (proxy, method, arguments) ->
                        method.getName().equals("queue") ? queue : method.invoke(store, arguments));
    }

    private static MailQueue failing(MailQueue queue, AtomicInteger failures, AtomicInteger claims) {
        return (MailQueue) Proxy.newProxyInstance(
                FailingStore.class.getClassLoader(), new Class<?>[] {MailQueue.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("settle") && failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        throw new StoreException(Kind.UNAVAILABLE, "out of reach for the test");
                    }
                    try {
                        Object result = method.invoke(queue, arguments);
                        if (method.getName().equals("claim") && claims.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                            throw new StoreException(Kind.UNAVAILABLE, "the answer is lost for the test");
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
