package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.store.content.ContentStore;
import org.mailroom.store.content.ContentWriter;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.NewMail;
import org.mailroom.store.queue.Outcome;

/** Bodies. */
abstract class ContentContract extends StoreContract {

    private static final int CHUNK = ContentStore.CHUNK_SIZE;

    private Claim stored(int size) {
        store.queue().accept(Mails.mail(store, Mails.octets(size), Mails.delivery(store, "orders", false)));
        return store.queue().claim("orders", 1).get(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8192, 8193, 100_000, CHUNK - 1, CHUNK, CHUNK + 1, 4 * CHUNK, 5 * CHUNK + 77})
    void comesBackAsItWas(int size) {
        Claim claim = stored(size);

        assertThat(claim.mail().size()).isEqualTo(size);
        assertThat(Mails.read(store, claim.mail().contentId())).isEqualTo(Mails.octets(size));
        store.queue().settle(claim, new Outcome.Handled());
        assertEmpty();
    }

    @Test
    void isReadAsAStreamIsRead() throws IOException {
        long id = stored(CHUNK + 10).mail().contentId();
        byte[] octets = Mails.octets(CHUNK + 10);
        try (InputStream body = store.content().read(id)) {
            assertThat(body.read()).isEqualTo(octets[0] & 0xFF);
            assertThat(body.available()).isEqualTo(CHUNK - 1);
            assertThat(body.skip(CHUNK - 2)).isEqualTo(CHUNK - 2);
            assertThat(body.read(new byte[0])).isZero();
            assertThat(body.readNBytes(100)).hasSize(11).endsWith(octets[CHUNK + 9]);
            assertThat(body.read()).isEqualTo(-1);
            assertThat(body.read(new byte[5], 0, 5)).isEqualTo(-1);
            assertThatThrownBy(() -> body.read(new byte[5], 3, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void isNotReadWhereItIsSkipped() throws IOException {
        int size = 5 * CHUNK + 10;
        long id = stored(size).mail().contentId();
        byte[] octets = Mails.octets(size);
        for (int from : new int[] {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 4 * CHUNK + 7, 5 * CHUNK, size - 1, size}) {
            try (InputStream body = store.content().read(id)) {
                assertThat(body.skip(from)).isEqualTo(from);
                assertThat(body.readNBytes(20)).isEqualTo(Arrays.copyOfRange(octets, from, Math.min(size, from + 20)));
                assertThat(body.skip(CHUNK)).isEqualTo(Math.min(CHUNK, Math.max(0, size - from - 20)));
                assertThat(body.readAllBytes())
                        .isEqualTo(Arrays.copyOfRange(octets, Math.min(size, from + 20 + CHUNK), size));
                assertThat(body.skip(1)).isZero();
            }
        }
        store.writer().write(tx -> tx.update("DELETE FROM content_chunk WHERE seq < 4"));
        try (InputStream body = store.content().read(id)) {
            body.skipNBytes(4 * CHUNK + 3);
            assertThat(body.read()).isEqualTo(octets[4 * CHUNK + 3] & 0xFF);
        }
        try (InputStream unknown = store.content().read(4711)) {
            assertThatThrownBy(() -> unknown.skip(1)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void failsWhenItIsDeletedMeanwhile() throws IOException {
        Claim claim = stored(3 * CHUNK);
        try (InputStream body = store.content().read(claim.mail().contentId())) {
            body.readNBytes(CHUNK);
            store.queue().settle(claim, new Outcome.Handled());
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
        try (InputStream unknown = store.content().read(4711)) {
            assertThatThrownBy(unknown::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void failsWhenAChunkIsMissing() throws IOException {
        Claim claim = stored(2 * CHUNK);
        store.writer().write(tx -> tx.update("DELETE FROM content_chunk WHERE seq = 1"));
        try (InputStream body = store.content().read(claim.mail().contentId())) {
            assertThatThrownBy(body::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("missing");
        }
    }

    @Test
    void takesAChunkAtATime() {
        try (ContentWriter writer = store.content().write()) {
            ByteBuffer octets = ByteBuffer.wrap(Mails.octets(CHUNK + 5));
            writer.append(octets);
            assertThat(octets.remaining()).isEqualTo(5);
            assertThat(writer.isFull()).isTrue();
            writer.append(octets);
            assertThat(octets.remaining()).as("full until flushed").isEqualTo(5);
            writer.flush();
            assertThat(writer.isFull()).isFalse();
            writer.append(octets);
            writer.flush();
            assertThat(writer.trim()).as("octets held").isEqualTo(5);
            assertThat(writer.size()).isEqualTo(CHUNK + 5);
            writer.append(ByteBuffer.wrap(Mails.octets(7)));
            assertThat(writer.size()).isEqualTo(CHUNK + 12);
            assertThat(rows("content_chunk")).isEqualTo(1);
        }
        settleDown();
        assertEmpty();
    }

    @Test
    void isNothingToItsWriterOnceAccepted() {
        ContentWriter writer = store.content().write();
        writer.append(ByteBuffer.wrap(Mails.octets(10)));
        NewMail mail = Mails.mail(store, "orders");
        NewMail taken = new NewMail(mail.id(), mail.receivedAt(), mail.envelope(), writer, mail.deliveries());
        store.queue().accept(taken);

        writer.close();

        assertThatThrownBy(() -> writer.append(ByteBuffer.allocate(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.queue().accept(taken)).isInstanceOf(IllegalStateException.class);
        Claim claim = store.queue().claim("orders", 1).get(0);
        assertThat(Mails.read(store, claim.mail().contentId())).hasSize(10);
        mail.content().close();
    }

    @Test
    void isSweptWhenItWasNeverFinished() {
        Mails.body(store, Mails.octets(3 * CHUNK));
        assertThat(rows("content_chunk")).isEqualTo(3);

        reopen();

        assertEmpty();
    }
}
