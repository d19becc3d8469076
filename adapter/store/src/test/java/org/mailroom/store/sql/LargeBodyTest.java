package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A body far larger than the heap passes through it in chunks. */
class LargeBodyTest {

    @Test
    void needsLittleHeap() throws Exception {
        SqliteHome home = new SqliteHome();
        try (ChildJvm child = new ChildJvm(
                LargeBodyChild.class,
                List.of("-Xmx32m", "-XX:+UseSerialGC"),
                home.directory().toString())) {
            assertThat(child.lines()).hasSize(1).allMatch(line -> line.startsWith("SAME "));
        } finally {
            home.close();
        }
    }
}
