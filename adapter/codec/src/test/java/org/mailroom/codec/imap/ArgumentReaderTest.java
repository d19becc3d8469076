package org.mailroom.codec.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.imap.Arguments.append;
import static org.mailroom.codec.imap.Arguments.arguments;
import static org.mailroom.codec.imap.Arguments.refused;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.codec.imap.SelectParameters.QResync;
import org.mailroom.codec.imap.SelectParameters.SequenceMatch;

class ArgumentReaderTest {

    @Test
    void messagesToAppend() throws ImapSyntaxException {
        ImapReader in = append("saved-messages (\\Seen) {310}");
        assertThat(in.mailbox().name()).isEqualTo("saved-messages");
        assertThat(in.appendMessage())
                .isEqualTo(new AppendMessage(
                        List.of(Flag.SEEN), Optional.empty(), false, new LiteralStart(310, true, false)));
        assertThat(message("box (a) \" 7-Feb-1994 21:52:25 -0800\" ~{5+}"))
                .isEqualTo(new AppendMessage(
                        List.of(Flag.of("a")),
                        Optional.of(OffsetDateTime.parse("1994-02-07T21:52:25-08:00")),
                        false,
                        new LiteralStart(5, false, true)));
        assertThat(message("box {0}").flags()).isEmpty();
        assertThat(message("box UTF8 (~{5}").utf8()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"box", "box ", "box x {5}", "box () x", "box (){5}", "box \"x\" {5}", "box UTF8 (x"})
    void whatIsNoMessage(String text) {
        assertThat(refused(() -> message(text))).startsWith("Syntax error at position ");
    }

    @Test
    void utf8NeedsALiteral8() {
        assertThat(refused(() -> message("box UTF8 ({5}"))).contains("expected a literal8 after UTF8");
    }

    @Test
    void usesOfANewMailbox() throws ImapSyntaxException {
        assertThat(rest("box").createParameters()).isEmpty();
        assertThat(rest("box (USE ())").createParameters()).isEmpty();
        assertThat(rest("box (use (\\Drafts \\sent))").createParameters())
                .isEqualTo(Set.of(SpecialUse.DRAFTS, SpecialUse.SENT));
        assertThat(refused(() -> rest("box (USE (\\Foo))").createParameters())).startsWith("USEATTR ");
        assertThat(refused(() -> rest("box (USE \\Sent)").createParameters())).contains("expected '('");
        assertThat(refused(() -> rest("box (USE (\\Sent)").createParameters())).contains("expected ')'");
    }

    @Test
    void capabilities() throws ImapSyntaxException {
        ImapReader in = arguments("x condstore UTF8=ACCEPT");
        in.atom();
        assertThat(in.capabilities()).containsExactly("CONDSTORE", "UTF8=ACCEPT");
        assertThat(refused(() -> rest("x").capabilities())).contains("expected a space");
        assertThat(refused(() -> rest("x a (b)").capabilities())).contains("expected a capability");
    }

    @Test
    void identities() throws ImapSyntaxException {
        assertThat(arguments("NIL").id()).isEmpty();
        assertThat(arguments("()").id()).isEmpty();
        assertThat(arguments("(\"name\" \"x\" \"os\" NIL)").id()).isEqualTo(Map.of("name", "x", "os", ""));
        assertThat(refused(() -> arguments("(\"name\")").id())).contains("expected a space");
        assertThat(refused(() -> arguments("(\"" + "x".repeat(31) + "\" NIL)").id()))
                .contains("at most 30 long");
        assertThat(refused(
                        () -> arguments("(\"x\" \"" + "x".repeat(1025) + "\")").id()))
                .contains("at most 1024");
        StringBuilder many = new StringBuilder("(\"0\" NIL");
        for (int i = 1; i <= 30; i++) {
            many.append(" \"").append(i).append("\" NIL");
        }
        assertThat(refused(() -> arguments(many + ")").id())).contains("at most 30 fields");
    }

    @Test
    void quotas() throws ImapSyntaxException {
        assertThat(arguments("()").quotaList()).isEmpty();
        assertThat(arguments("(STORAGE 512 message 0)").quotaList())
                .containsExactly(new ResourceLimit("STORAGE", 512), new ResourceLimit("MESSAGE", 0));
        assertThat(refused(() -> arguments("(STORAGE -1)").quotaList())).contains("expected the limit of a resource");
    }

    @Test
    void parametersOfSelect() throws ImapSyntaxException {
        assertThat(select("box")).isEqualTo(new SelectParameters(false, Optional.empty()));
        assertThat(select("box (condstore)").condstore()).isTrue();
        assertThat(qresync("(67890007 20050715194045000)"))
                .isEqualTo(new QResync(67890007, 20050715194045000L, Optional.empty(), Optional.empty()));
        assertThat(qresync("(67890007 90060115194045000 41:211,214:541)").knownUids())
                .contains(SequenceSet.parse("41:211,214:541"));
        assertThat(qresync("(1 9 1:29997 (5000,7500,9000,9990:9999 15000,22500,27000,29970:29979))")
                        .match())
                .contains(new SequenceMatch(
                        SequenceSet.parse("5000,7500,9000,9990:9999"),
                        SequenceSet.parse("15000,22500,27000,29970:29979")));
        assertThat(qresync("(1 9 (1 1))").knownUids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "box ",
                "box ()",
                "box (FOO)",
                "box CONDSTORE",
                "box (CONDSTORE",
                "box (QRESYNC)",
                "box (QRESYNC (1))",
                "box (QRESYNC (0 1))",
                "box (QRESYNC (1 0))",
                "box (QRESYNC (1 1 *))",
                "box (QRESYNC (1 1 1:*))",
                "box (QRESYNC (1 1 $))",
                "box (QRESYNC (1 1 1 (1 1:2)))",
                "box (QRESYNC (1 1 1 (1)))",
                "box (QRESYNC (1 1 1 1))"
            })
    void whatIsNoParameterOfSelect(String text) {
        assertThat(refused(() -> select(text))).startsWith("Syntax error at position ");
    }

    private static QResync qresync(String text) throws ImapSyntaxException {
        return select("box (QRESYNC " + text + ")").qresync().orElseThrow();
    }

    private static SelectParameters select(String text) throws ImapSyntaxException {
        return rest(text).selectParameters();
    }

    private static AppendMessage message(String text) throws ImapSyntaxException {
        ImapReader in = append(text);
        in.mailbox();
        return in.appendMessage();
    }

    private static ImapReader rest(String text) throws ImapSyntaxException {
        ImapReader in = arguments(text);
        in.mailbox();
        return in;
    }
}
