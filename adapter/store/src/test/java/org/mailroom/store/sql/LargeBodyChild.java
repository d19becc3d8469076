package org.mailroom.store.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32;
import org.mailroom.store.content.ContentWriter;
import org.mailroom.store.queue.NewMail;

/** Writes and reads a body of 50 MiB in whatever heap it is given; prints whether it came back as it was. */
final class LargeBodyChild {

    private static final int SIZE = 50 << 20;

    private LargeBodyChild() {}

    public static void main(String[] arguments) throws IOException {
        try (SqlStore store = SqlStore.embedded(Path.of(arguments[0]), StoreContract.SETTINGS, name -> {})) {
            CRC32 written = new CRC32();
            ContentWriter body = write(store, written);
            store.queue()
                    .accept(new NewMail(
                            store.queue().nextId(),
                            Instant.now(),
                            Mails.ENVELOPE,
                            body,
                            List.of(Mails.delivery(store, "large", false))));
            boolean same = read(store) == written.getValue();
            System.out.println(
                    (same ? "SAME " : "DIFFERENT ") + (Runtime.getRuntime().maxMemory() >> 20) + " MiB heap");
        }
    }

    private static ContentWriter write(SqlStore store, CRC32 crc) {
        ContentWriter body = store.content().write();
        byte[] block = Mails.octets(10_000);
        while (body.size() < SIZE) {
            crc.update(block);
            ByteBuffer octets = ByteBuffer.wrap(block);
            while (octets.hasRemaining()) {
                body.append(octets);
                body.flush();
            }
        }
        return body;
    }

    private static long read(SqlStore store) throws IOException {
        CRC32 crc = new CRC32();
        long contentId = store.queue().claim("large", 1).get(0).mail().contentId();
        try (InputStream body = store.content().read(contentId)) {
            byte[] block = new byte[8192];
            for (int count = body.read(block); count >= 0; count = body.read(block)) {
                crc.update(block, 0, count);
            }
        }
        return crc.getValue();
    }
}
