package org.mailroom.server.imap.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.server.imap.message.Arguments;
import org.mailroom.server.imap.message.TestMailbox;
import org.mailroom.store.mailbox.MessageFlags;

class SearchRunTest {

    private static final Instant NOW = Instant.parse("2026-03-01T15:30:00Z");

    private final TestMailbox mailbox = new TestMailbox()
            .add("""
                    From: "Smith, John" <john@a.example>
                    To: Some Body <some@b.example>
                    Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?= from
                     afar
                    Date: Sat, 28 Feb 2026 23:30:00 -0800
                    X-Empty:
                    X-Spam: yes

                    Hello world
                    """, new MessageFlags(MessageFlags.SEEN | MessageFlags.FLAGGED, List.of("$Junk")))
            .add("""
                    From: jane@a.example (Jane)
                    Cc: group: x@y.example;
                    Subject: two
                    Message-ID: <id-2@a.example>
                    Date: Mon, 2 Mar 2026 10:00:00 +0000
                    Content-Type: multipart/mixed; boundary=b

                    preamble is no text
                    --b
                    Content-Type: text/plain; charset=iso-8859-1
                    Content-Transfer-Encoding: quoted-printable

                    sch=F6nes wet=
                    ter
                    --b
                    Content-Type: application/octet-stream

                    hidden in a file
                    --b
                    Content-Type: message/rfc822

                    Subject: inner subject

                    inner text
                    --b
                    Content-Type: text/html; charset=utf-8
                    Content-Transfer-Encoding: base64

                    PGI+Zm9sZGVkIHRleHQ8L2I+
                    --b--
                    """)
            .add("Subject: three\n\n" + "long ".repeat(50_000) + "needle at the end");

    private SequenceSet saved = SequenceSet.of(20, 9999);

    private List<Integer> search(String keys) throws Exception {
        return search(keys, TextIndex.NONE);
    }

    private List<Integer> search(String keys, TextIndex index) throws Exception {
        var context = new SearchContext(mailbox.snapshot(), saved, uid -> uid == 30, NOW, index);
        var run = new SearchRun(Arguments.of(keys).searchKeys(), context, mailbox);
        TestMailbox.run(run, SearchRun::advance);
        assertThat(run.done()).isEqualTo(run.total());
        return run.found().stream().mapToObj(found -> found + 1).toList();
    }

    @Test
    void whatRowsDecide() throws Exception {
        assertThat(search("ALL")).containsExactly(1, 2, 3);
        assertThat(search("SEEN")).containsExactly(1);
        assertThat(search("UNSEEN")).containsExactly(2, 3);
        assertThat(search("KEYWORD $junk FLAGGED")).containsExactly(1);
        assertThat(search("UNKEYWORD $Junk")).containsExactly(2, 3);
        assertThat(search("RECENT")).containsExactly(3);
        assertThat(search("NEW")).containsExactly(3);
        assertThat(search("OLD")).containsExactly(1, 2);
        assertThat(search("2:*")).containsExactly(2, 3);
        assertThat(search("1:2,7:9")).containsExactly(1, 2);
        assertThat(search("UID 15:29")).containsExactly(2);
        assertThat(search("UID 9999:*")).containsExactly(3);
        assertThat(search("$")).containsExactly(2);
        assertThat(search("UID $")).containsExactly(2);
        assertThat(search("NOT $")).containsExactly(1, 3);
        assertThat(search("LARGER 100000")).containsExactly(3);
        assertThat(search("SMALLER 100000")).containsExactly(1, 2);
        assertThat(search("MODSEQ 2")).containsExactly(2, 3);
        assertThat(search("EMAILID M1020")).containsExactly(2);
        assertThat(search("THREADID T1")).isEmpty();
        assertThat(search("SAVEDATESUPPORTED")).containsExactly(1, 2, 3);
        assertThat(mailbox.described()).isZero();
    }

    @Test
    void dates() throws Exception {
        assertThat(search("ON 1-Mar-2026")).containsExactly(1, 2, 3);
        assertThat(search("BEFORE 1-Mar-2026")).isEmpty();
        assertThat(search("SINCE 1-Mar-2026")).containsExactly(1, 2, 3);
        assertThat(search("SAVEDON 1-Mar-2026")).containsExactly(1, 2, 3);
        assertThat(search("SAVEDBEFORE 2-Mar-2026")).containsExactly(1, 2, 3);
        // 12:00, 13:00 and 14:00; now it is 15:30
        assertThat(search("OLDER 9000")).containsExactly(1, 2);
        assertThat(search("YOUNGER 9000")).containsExactly(2, 3);
        assertThat(search("YOUNGER 8999")).containsExactly(3);
        assertThat(search("SENTON 28-Feb-2026")).containsExactly(1);
        assertThat(search("SENTSINCE 1-Mar-2026")).containsExactly(2);
        assertThat(search("SENTBEFORE 1-Mar-2026")).containsExactly(1);
        assertThat(search("NOT SENTBEFORE 1-Mar-2026")).containsExactly(2, 3);
    }

    @Test
    void headers() throws Exception {
        assertThat(search("FROM john@A")).containsExactly(1);
        assertThat(search("FROM \"smith, j\"")).containsExactly(1);
        assertThat(search("FROM \"\\\" <john\"")).containsExactly(1);
        assertThat(search("FROM \"example (ja\"")).containsExactly(2);
        assertThat(search("FROM a.example")).containsExactly(1, 2);
        assertThat(search("TO \"some body\"")).containsExactly(1);
        assertThat(search("CC x@y")).containsExactly(2);
        assertThat(search("CC \"group: x\"")).containsExactly(2);
        assertThat(search("BCC x")).isEmpty();
        assertThat(search("SUBJECT \"gr\u00dc\u00dfe from afar\"")).containsExactly(1);
        assertThat(search("HEADER Subject t")).containsExactly(2, 3);
        assertThat(search("HEADER message-id id-2")).containsExactly(2);
        assertThat(search("HEADER Message-ID \"\"")).containsExactly(2);
        assertThat(search("HEADER From \"\"")).containsExactly(1, 2);
        assertThat(search("HEADER X-Empty \"\"")).containsExactly(1);
        assertThat(search("HEADER X-Empty x")).isEmpty();
        assertThat(search("HEADER X-Spam YES")).containsExactly(1);
        assertThat(search("NOT HEADER X-Spam YES")).containsExactly(2, 3);
    }

    @Test
    void texts() throws Exception {
        assertThat(search("BODY hello")).containsExactly(1);
        assertThat(search("BODY smith")).isEmpty();
        assertThat(search("TEXT smith")).containsExactly(1);
        assertThat(search("TEXT \"subject: T\"")).containsExactly(2, 3);
        assertThat(search("BODY \"SCH\u00d6NES WETTER\"")).containsExactly(2);
        assertThat(search("CHARSET UTF-8 BODY {8+}\r\nsch\u00f6nes")).containsExactly(2);
        assertThat(search("TEXT preamble")).isEmpty();
        assertThat(search("BODY hidden")).isEmpty();
        assertThat(search("BODY \"inner subject\"")).containsExactly(2);
        assertThat(search("BODY \"inner text\"")).containsExactly(2);
        assertThat(search("BODY \"folded text\"")).containsExactly(2);
        assertThat(search("BODY \"subjectinner\"")).isEmpty();
        assertThat(search("BODY \"needle at the end\"")).containsExactly(3);
        assertThat(search("BODY \"\"")).containsExactly(1, 2, 3);
        assertThat(search("BODY e TEXT three")).containsExactly(3);
        assertThat(search("OR BODY hello SUBJECT two")).containsExactly(1, 2);
        assertThat(search("NOT (OR BODY hello SUBJECT two)")).containsExactly(3);
    }

    @Test
    void dearKeysRunOnlyForWhatCheapOnesLeave() throws Exception {
        assertThat(search("BODY hello SEEN")).containsExactly(1);
        assertThat(mailbox.described()).isEqualTo(1);
        assertThat(mailbox.opened()).containsExactly(1);

        assertThat(search("OR UNSEEN (BODY nothing SUBJECT nothing)")).containsExactly(2, 3);
        assertThat(mailbox.described()).isEqualTo(2);
        assertThat(mailbox.opened()).containsExactly(1);

        assertThat(search("BODY hello FROM john")).containsExactly(1);
        assertThat(mailbox.opened()).containsExactly(1, 1);
    }

    @Test
    void anIndexSparesReading() throws Exception {
        TextIndex index = needle -> needle.equals("inner") ? Optional.of(id -> id == 1020) : Optional.empty();

        assertThat(search("BODY inner", index)).containsExactly(2);
        assertThat(mailbox.opened()).containsExactly(2);
        assertThat(search("BODY hello", index)).containsExactly(1);
    }

    @Test
    void whatGoesMeanwhileDoesNotMatch() throws Exception {
        mailbox.expunge(2);

        assertThat(search("NOT BODY hello")).containsExactly(3);
        assertThat(search("NOT SUBJECT x")).containsExactly(1, 3);
    }

    @Test
    void manyNestedKeys() throws Exception {
        assertThat(search("NOT ".repeat(200) + "SEEN")).containsExactly(1);
        assertThat(search("OR SUBJECT x ".repeat(240) + "SUBJECT two")).containsExactly(2);
    }

    @Test
    void fieldsOfUtf8AreText() throws Exception {
        mailbox.add(new String("Subject: Stra\u00dfe \u0416\n\n\u0436".getBytes(UTF_8), ISO_8859_1));

        assertThat(search("SUBJECT \"\u0436\"")).containsExactly(4);
        assertThat(search("BODY \"\u0416\"")).containsExactly(4);
    }
}
