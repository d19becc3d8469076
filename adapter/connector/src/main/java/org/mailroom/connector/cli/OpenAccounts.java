package org.mailroom.connector.cli;

import java.io.IOException;
import org.mailroom.api.Accounts;

/** Accounts that can be reached until they are closed. */
record OpenAccounts(Accounts accounts, Door door) implements AutoCloseable {

    /** What is closed in the end. */
    @FunctionalInterface
    interface Door {
        void close() throws IOException;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
