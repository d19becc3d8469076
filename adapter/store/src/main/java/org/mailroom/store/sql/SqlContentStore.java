package org.mailroom.store.sql;

import java.io.InputStream;
import org.mailroom.store.content.ContentStore;
import org.mailroom.store.content.ContentWriter;

/** Bodies in chunk rows. */
final class SqlContentStore implements ContentStore {

    private final Database database;
    private final CommitWriter writer;
    private final Node node;
    private final MailIds ids;
    private final QueueLimits limits;

    SqlContentStore(Database database, CommitWriter writer, Node node, MailIds ids, QueueLimits limits) {
        this.database = database;
        this.writer = writer;
        this.node = node;
        this.ids = ids;
        this.limits = limits;
    }

    @Override
    public ContentWriter write() {
        return new SqlContentWriter(this);
    }

    @Override
    public InputStream read(long contentId) {
        return new ContentStream(database, contentId);
    }

    long nextId() {
        return ids.next();
    }

    /**
     * Writes a chunk of a body that is not complete; the first one makes the body.
     *
     * @return the incarnation that owns the body
     */
    long writeChunk(IncomingContent content, byte[] chunk) {
        return writer.write(chunk.length, tx -> {
            limits.checkDisk(chunk.length);
            long owner = content.isBegun() ? content.owner() : node.incarnation();
            if (!content.isBegun()) {
                ContentTable.insertIncoming(tx, content.id(), owner);
            }
            ContentTable.insertChunk(tx, content.id(), content.chunks(), chunk);
            return owner;
        });
    }

    /** Deletes what was written of a body, soon. */
    void discard(IncomingContent content) {
        if (content.isBegun()) {
            writer.writeLater("deleting the unfinished body " + content.id(), tx -> {
                ContentTable.discard(tx, content.id(), content.owner());
                return null;
            });
        }
    }
}
