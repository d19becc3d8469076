package org.mailroom.store.sql;

/**
 * Gives the pages of deleted mail back to the disk, in small steps and only while nobody writes. Some stay, because mail that
 * comes needs pages again.
 */
final class SpaceReclaimer implements Runnable {

    private static final int KEPT_PAGES = 1024;
    private static final int STEP_PAGES = 500;

    private final EmbeddedDatabase database;
    private final CommitWriter writer;
    private long commitsSeen = -1;

    SpaceReclaimer(EmbeddedDatabase database, CommitWriter writer) {
        this.database = database;
        this.writer = writer;
    }

    @Override
    public void run() {
        boolean idle = writer.isIdle() && writer.commits() == commitsSeen;
        if (idle && freePages() > KEPT_PAGES) {
            reclaim();
        }
        commitsSeen = writer.commits();
    }

    private void reclaim() {
        do {
            writer.write(tx -> {
                tx.session().run("PRAGMA incremental_vacuum(" + STEP_PAGES + ")");
                return null;
            });
        } while (writer.isIdle() && freePages() > KEPT_PAGES);
        database.checkpoint();
    }

    private long freePages() {
        return database.read(session -> session.first("PRAGMA freelist_count", row -> row.getLong(1)))
                .orElse(0L);
    }
}
