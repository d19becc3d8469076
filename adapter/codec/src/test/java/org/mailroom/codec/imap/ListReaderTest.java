package org.mailroom.codec.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.imap.Arguments.arguments;
import static org.mailroom.codec.imap.Arguments.refused;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.codec.imap.ListArguments.Returned;
import org.mailroom.codec.imap.ListArguments.Selection;

class ListReaderTest {

    @Test
    void theBasicForm() throws ImapSyntaxException {
        assertThat(arguments("\"\" %").list())
                .isEqualTo(new ListArguments(Set.of(), new MailboxName(""), List.of("%"), Set.of(), Set.of(), false));
        assertThat(arguments("~/Mail/ \"*\"").list().reference().name()).isEqualTo("~/Mail/");
    }

    @Test
    void theExtendedForm() throws ImapSyntaxException {
        assertThat(arguments("(subscribed RECURSIVEMATCH SPECIAL-USE REMOTE) \"\" (INBOX \"a%\") RETURN "
                                + "(CHILDREN STATUS (MESSAGES UNSEEN) special-use SUBSCRIBED)")
                        .list())
                .isEqualTo(new ListArguments(
                        Set.of(Selection.values()),
                        new MailboxName(""),
                        List.of("INBOX", "a%"),
                        Set.of(Returned.values()),
                        Set.of(StatusItem.MESSAGES, StatusItem.UNSEEN),
                        true));
        assertThat(arguments("() \"\" x").list().extended()).isTrue();
        assertThat(arguments("\"\" (x)").list().extended()).isTrue();
        assertThat(arguments("\"\" x RETURN ()").list().extended()).isTrue();
    }

    @Test
    void recursiveMatchNeedsAnotherOption() {
        String why = "RECURSIVEMATCH needs another selection option";
        assertThat(refused(() -> arguments("(RECURSIVEMATCH) \"\" x").list())).contains(why);
        assertThat(refused(() -> arguments("(REMOTE RECURSIVEMATCH) \"\" x").list()))
                .contains(why);
    }

    @Test
    void everyStatusItem() throws ImapSyntaxException {
        for (StatusItem item : StatusItem.values()) {
            assertThat(arguments("(" + item.word() + ")").statusItems()).containsExactly(item);
        }
        assertThat(arguments("(UIDNEXT messages UIDNEXT)").statusItems()).hasSize(2);
        assertThat(refused(() -> arguments("()").statusItems())).contains("expected a status item, found ')'");
        assertThat(refused(() -> arguments("(DELETED-X)").statusItems())).contains("expected a status item");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"\"",
                "\"\" ",
                "\"\" ()",
                "\"\" (a",
                "\"\" a b",
                "\"\" a RETURN",
                "\"\" a RETURN (",
                "\"\" a RETURN (FOO)",
                "\"\" a RETURN (STATUS)",
                "\"\" a RETURN (STATUS ())",
                "(FOO) \"\" a",
                "(SUBSCRIBED)\"\" a",
                "(SUBSCRIBED \"\" a",
                "% a",
                "\"\" &"
            })
    void whatIsNoList(String text) {
        assertThat(refused(() -> arguments(text).list())).startsWith("Syntax error at position ");
    }

    @Test
    void patternsAreCounted() {
        assertThat(refused(() -> arguments("\"\" (a" + " a".repeat(100) + ")").list()))
                .contains("at most 100 patterns");
    }
}
