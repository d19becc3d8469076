package org.mailroom.store.sql;

import java.nio.file.Path;

/** Opens a store and holds it until it is killed. */
final class HoldingChild {

    private HoldingChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (SqlStore store = SqlStore.embedded(Path.of(arguments[0]), StoreContract.SETTINGS, name -> {})) {
            System.out.println("OPEN " + store.queue().nextId());
            Thread.sleep(60_000);
        }
    }
}
