package org.mailroom.server.imap.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mime.MessageDescriber;
import org.mailroom.store.mime.MessageDescription;
import org.mailroom.store.mime.MimeLimits;

/** A mailbox in memory. Texts are octet strings; {@code \n} in them stands for CRLF. */
public final class TestMailbox implements MessageSource {

    private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00Z");

    private final List<MessageRow> rows = new ArrayList<>();
    private final Map<Long, byte[]> contents = new HashMap<>();
    private final Set<Long> gone = new HashSet<>();
    private final List<Long> opened = new ArrayList<>();
    private final Set<Long> previewed = new HashSet<>();
    private int described;

    /** A message that came an hour after the one before. */
    public TestMailbox add(String message) {
        return add(message, MessageFlags.NONE);
    }

    public TestMailbox add(String message, MessageFlags flags) {
        return add(message.replace("\n", "\r\n").getBytes(ISO_8859_1), flags);
    }

    /** A message of these octets. Its UID is ten times its number, its content id 1000 more. */
    public TestMailbox add(byte[] message, MessageFlags flags) {
        int number = rows.size() + 1;
        long arrived = FIRST.plusSeconds(3600L * (number - 1)).toEpochMilli();
        long id = 1000 + 10L * number;
        rows.add(new MessageRow(10L * number, number, flags, message.length, arrived, arrived, id));
        contents.put(id, message);
        return this;
    }

    /** From now on the message cannot be read. */
    public void expunge(int number) {
        gone.add(rows.get(number - 1).contentId());
    }

    public MailboxSnapshot snapshot() {
        return MailboxSnapshot.of(1, 10L * rows.size() + 1, rows.size(), rows);
    }

    public BitSet all() {
        BitSet all = new BitSet();
        all.set(0, rows.size());
        return all;
    }

    /** The numbers of the messages whose octets were asked for. */
    public List<Integer> opened() {
        return opened.stream().map(id -> (int) (id - 1000) / 10).toList();
    }

    /** How many descriptions were asked for. */
    public int described() {
        return described;
    }

    @Override
    public Map<Long, MessageDescription> describe(Collection<Long> contentIds) {
        Map<Long, MessageDescription> descriptions = new HashMap<>();
        described += contentIds.size();
        contentIds.stream().filter(id -> !gone.contains(id)).forEach(id -> descriptions.put(id, describe(id)));
        return descriptions;
    }

    private MessageDescription describe(long id) {
        try {
            return MessageDescriber.describe(new ByteArrayInputStream(contents.get(id)), MimeLimits.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> preview(long contentId) {
        if (gone.contains(contentId)) {
            return Optional.empty();
        }
        previewed.add(contentId);
        return Optional.of("preview of " + contentId);
    }

    @Override
    public Optional<String> keptPreview(long contentId) {
        return previewed.contains(contentId) ? preview(contentId) : Optional.empty();
    }

    @Override
    public InputStream open(long contentId) {
        opened.add(contentId);
        return new Content(contentId);
    }

    /** Fails as soon as the message has gone, in the midst of it too. */
    private final class Content extends InputStream {

        private final long id;
        private final ByteArrayInputStream octets;

        Content(long id) {
            this.id = id;
            this.octets = new ByteArrayInputStream(contents.get(id));
        }

        @Override
        public int read() throws IOException {
            requirePresence();
            return octets.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            requirePresence();
            return octets.read(target, offset, Math.min(length, 1 + length / 2));
        }

        private void requirePresence() throws IOException {
            if (gone.contains(id)) {
                throw new IOException("body " + id + " is gone");
            }
        }
    }

    /** What a writer writes until it says that that is all, in slices. */
    public static String written(Slices slices, int enough, boolean utf8) throws Exception {
        StringBuilder all = new StringBuilder();
        ImapWriter writer = new ImapWriter(Unpooled.EMPTY_BUFFER, utf8);
        boolean isComplete = false;
        while (!isComplete) {
            ByteBuf slice = Unpooled.buffer();
            isComplete = slices.writeTo(writer.into(slice), enough);
            all.append(slice.toString(ISO_8859_1));
        }
        return all.toString();
    }

    /** Something that writes in slices. */
    public interface Slices {
        boolean writeTo(ImapWriter out, int enough) throws Exception;
    }

    /** Takes steps until there are no more; how many there were. */
    public static <T> int run(T run, Predicate<T> advance) {
        int steps = 0;
        while (advance.test(run)) {
            steps++;
        }
        return steps;
    }
}
