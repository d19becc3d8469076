package org.mailroom.store.sql;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.content.ContentStore;
import org.mailroom.store.mime.BodyPart;
import org.mailroom.store.mime.DecodedText;
import org.mailroom.store.mime.DescriptionFormat;
import org.mailroom.store.mime.MessageDescription;
import org.mailroom.store.mime.OctetRange;
import org.mailroom.store.mime.Preview;

/** What is known of bodies: descriptions, cached, and previews, which are made when somebody asks and then kept. */
final class Descriptions {

    /** Octets in memory for one on disk, about, and for each description besides. */
    private static final int GROWTH = 6;

    private static final int OVERHEAD = 400;

    /** @param text null when nobody has asked for it yet */
    private record Kept(String text) {}

    private final Database database;
    private final CommitWriter writer;
    private final ContentStore contents;
    private final AgingCache<Long, MessageDescription> cache;

    /** @param cache each description as heavy as it is in memory, about */
    Descriptions(
            Database database, CommitWriter writer, ContentStore contents, AgingCache<Long, MessageDescription> cache) {
        this.database = database;
        this.writer = writer;
        this.contents = contents;
        this.cache = cache;
    }

    Map<Long, MessageDescription> describe(Collection<Long> contentIds) {
        Map<Long, MessageDescription> found = new HashMap<>();
        List<Long> missing = new ArrayList<>();
        for (Long id : contentIds) {
            cache.get(id).ifPresentOrElse(description -> found.put(id, description), () -> missing.add(id));
        }
        if (!missing.isEmpty()) {
            found.putAll(read(missing));
        }
        return found;
    }

    Optional<String> preview(long contentId) {
        Optional<Kept> kept = kept(contentId);
        if (kept.isEmpty() || kept.get().text() != null) {
            return kept.map(Kept::text);
        }
        Optional<String> made = Optional.ofNullable(describe(List.of(contentId)).get(contentId))
                .map(description -> preview(contentId, description));
        made.ifPresent(text -> writer.writeLater("keeping a preview", tx -> {
            DescriptionTable.keepPreview(tx, contentId, text);
            return null;
        }));
        return made;
    }

    Optional<String> keptPreview(long contentId) {
        return kept(contentId).map(Kept::text);
    }

    private Optional<Kept> kept(long contentId) {
        String sql = "SELECT preview FROM message_description WHERE content_id = ?";
        return database.read(session -> session.first(sql, row -> new Kept(row.getString(1)), contentId));
    }

    /** Of the octets, one row's at a time are in memory. */
    private Map<Long, MessageDescription> read(List<Long> contentIds) {
        Map<Long, MessageDescription> found = new HashMap<>();
        database.read(session -> session.queryByIds(
                "SELECT content_id, description FROM message_description WHERE content_id IN (:ids)",
                contentIds,
                row -> found.put(row.getLong(1), decoded(row.getLong(1), row.getBytes(2)))));
        return found;
    }

    private MessageDescription decoded(long contentId, byte[] octets) {
        try {
            MessageDescription description = DescriptionFormat.read(octets);
            cache.put(contentId, description, OVERHEAD + (long) GROWTH * octets.length);
            return description;
        } catch (IllegalArgumentException e) {
            throw new StoreException(Kind.BROKEN, "the description of body " + contentId + " cannot be read: " + e, e);
        }
    }

    private String preview(long contentId, MessageDescription description) {
        Optional<BodyPart> source = Preview.source(description);
        if (source.isEmpty()) {
            return "";
        }
        BodyPart part = source.get();
        OctetRange range = part.extent().body();
        try (InputStream body = contents.read(contentId)) {
            body.skipNBytes(range.start());
            return Preview.of(
                    DecodedText.open(part, new Limited(body, range.end() - range.start())),
                    part.fields().isType("text", "html"));
        } catch (IOException e) {
            throw new StoreException(Kind.NOT_FOUND, "body " + contentId + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** So many octets of a stream and no more. */
    private static final class Limited extends FilterInputStream {

        private long left;

        Limited(InputStream stream, long octets) {
            super(stream);
            left = octets;
        }

        @Override
        public int read() throws IOException {
            if (left <= 0) {
                return -1;
            }
            left--;
            return super.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int count = super.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }
}
