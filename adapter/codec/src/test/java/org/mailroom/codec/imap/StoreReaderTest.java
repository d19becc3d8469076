package org.mailroom.codec.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.imap.Arguments.arguments;
import static org.mailroom.codec.imap.Arguments.refused;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.codec.imap.StoreArguments.Change;

class StoreReaderTest {

    @Test
    void flagsAreSetClearedReplaced() throws ImapSyntaxException {
        assertThat(arguments("2:4 +FLAGS (\\Deleted)").store())
                .isEqualTo(new StoreArguments(
                        SequenceSet.ofRange(2, 4), OptionalLong.empty(), Change.ADD, false, List.of(Flag.DELETED)));
        assertThat(arguments("$ -flags.silent \\Seen foo").store())
                .isEqualTo(new StoreArguments(
                        SequenceSet.SAVED_RESULT,
                        OptionalLong.empty(),
                        Change.REMOVE,
                        true,
                        List.of(Flag.SEEN, Flag.of("foo"))));
        assertThat(arguments("1 FLAGS ()").store().flags()).isEmpty();
        assertThat(arguments("1 FLAGS ()").store().change()).isEqualTo(Change.REPLACE);
    }

    @Test
    void unchangedSince() throws ImapSyntaxException {
        StoreArguments store = arguments("1 (UNCHANGEDSINCE 320162338) +FLAGS.SILENT (\\Deleted)")
                .store();
        assertThat(store.unchangedSince()).hasValue(320162338L);
        assertThat(arguments("1 (unchangedsince 0) FLAGS x").store().unchangedSince())
                .hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 FLAGS",
                "1 FLAGS ",
                "1 *FLAGS x",
                "1 FLAG x",
                "1 FLAGS.LOUD x",
                "1 FLAGS (x",
                "1 FLAGS x)",
                "1 FLAGS (\\Recent)",
                "1 () FLAGS x",
                "1 (UNCHANGEDSINCE) FLAGS x",
                "1 (UNCHANGEDSINCE 1)FLAGS x",
                "1 (UNCHANGEDSINCE 1) (UNCHANGEDSINCE 1) FLAGS x",
                "FLAGS x"
            })
    void whatIsNoStore(String text) {
        assertThat(refused(() -> arguments(text).store())).startsWith("Syntax error at position ");
    }
}
