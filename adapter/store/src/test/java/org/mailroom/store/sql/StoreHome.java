package org.mailroom.store.sql;

import org.mailroom.store.StoreSettings;
import org.mailroom.store.queue.ReadyListener;

/** A place where a store can be opened, closed and opened again. */
interface StoreHome extends AutoCloseable {

    SqlStore open(StoreSettings settings, ReadyListener listener);

    /** Removes the data. */
    @Override
    void close();
}
