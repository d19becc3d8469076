package org.mailroom.store.sql;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailroom.store.*;
import org.mailroom.store.queue.*;

class SmokeTest {
    @Test
    void goes(@TempDir Path d) throws Exception {
        try (SqlStore s = SqlStore.embedded(
                d.resolve("x"), new StoreSettings(100, 1 << 30, 0), n -> System.out.println("ready " + n))) {
            var w = s.content().write();
            w.append(ByteBuffer.wrap("hello".getBytes()));
            s.queue()
                    .accept(new NewMail(
                            s.queue().nextId(),
                            Instant.now(),
                            new MailEnvelope(
                                    "a@b", Map.of("SIZE", "5"), "ESMTP", "127.0.0.1", 1, "h", null, null, null),
                            w,
                            List.of(new NewDelivery(
                                    s.queue().nextId(),
                                    "sub",
                                    List.of(new MailRecipient("x@y", Map.of("NOTIFY", "NEVER"))),
                                    false))));
            var c = s.queue().claim("sub", 10);
            System.out.println(c);
            System.out.println(
                    new String(s.content().read(c.get(0).mail().contentId()).readAllBytes()));
            s.queue().settle(c.get(0), new Outcome.Handled());
            System.out.println(s.admin().figures());
            System.out.println(s.writer().commits());
        }
    }
}
