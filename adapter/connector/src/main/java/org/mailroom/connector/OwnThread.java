package org.mailroom.connector;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs something on a thread that ends with it. Libraries leave values in thread-locals; left in an administration thread of
 * the container, they would keep our class loader alive after undeployment. The context class loader stays the container's: a
 * library that starts threads for the whole process would pass ours on to them.
 */
final class OwnThread {

    /** What is run. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    private OwnThread() {}

    static void run(String name, Task task) throws Exception {
        var future = new FutureTask<Void>(() -> {
            task.run();
            return null;
        });
        var thread = new Thread(future, name);
        thread.start();
        try {
            future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
