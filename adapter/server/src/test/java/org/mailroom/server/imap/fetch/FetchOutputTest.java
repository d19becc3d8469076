package org.mailroom.server.imap.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.server.imap.message.TestMailbox;
import org.mailroom.store.mailbox.MessageFlags;

class FetchOutputTest {

    private static final String PLAIN =
            "From: A <a@b.example>\nSubject: hello\nTo: c@d.example\n\nfirst line\nsecond\n";

    private static final String MIXED = """
            Subject: parts
            Content-Type: multipart/mixed; boundary=x

            --x

            plain
            --x
            Content-Type: application/octet-stream; name=a.bin
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename=a.bin
            Content-MD5: Q2hlY2s=
            Content-Language: de, en
            Content-Location: http://a.example/
            Content-ID: <i@d>
            Content-Description: some octets

            AAECAw==
            --x
            Content-Type: message/rfc822

            Subject: inner
            From: i@n.example

            inside
            --x
            Content-Transfer-Encoding: x-none

            odd
            --x--
            """;

    private static String responses(String message, String items) throws Exception {
        return new Fetches(new TestMailbox().add(message)).all(items);
    }

    @Test
    void whatRowsHold() throws Exception {
        var mailbox = new TestMailbox()
                .add(PLAIN)
                .add("x", new MessageFlags(MessageFlags.SEEN | MessageFlags.DELETED, List.of("$Junk")));

        assertThat(new Fetches(mailbox).all("(UID FLAGS RFC822.SIZE INTERNALDATE MODSEQ SAVEDATE EMAILID THREADID)"))
                .isEqualTo("""
                        * 1 FETCH (UID 10 FLAGS () RFC822.SIZE 78 INTERNALDATE " 1-Mar-2026 12:00:00 +0000" \
                        MODSEQ (1) SAVEDATE " 1-Mar-2026 12:00:00 +0000" EMAILID (M1010) THREADID NIL)
                        * 2 FETCH (UID 20 FLAGS (\\Deleted \\Seen \\Recent $Junk) RFC822.SIZE 1 \
                        INTERNALDATE " 1-Mar-2026 13:00:00 +0000" MODSEQ (2) SAVEDATE " 1-Mar-2026 13:00:00 +0000" \
                        EMAILID (M1020) THREADID NIL)
                        """.replace("\n", "\r\n"));
        assertThat(mailbox.described()).isZero();
        assertThat(mailbox.opened()).isEmpty();
    }

    /** The message of RFC 9051, section 8. */
    @Test
    void envelopeOfTheRfc() throws Exception {
        String message = """
                Date: Wed, 17 Jul 1996 02:23:25 -0700 (PDT)
                From: Terry Gray <gray@cac.washington.edu>
                Subject: IMAP4rev2 WG mtg summary and minutes
                To: imap@cac.washington.edu
                cc: minutes@CNRI.Reston.VA.US, John Klensin <KLENSIN@MIT.EDU>
                Message-Id: <B27397-0100000@cac.washington.ed>
                MIME-Version: 1.0
                Content-Type: TEXT/PLAIN; CHARSET=US-ASCII

                """;

        assertThat(responses(message, "ENVELOPE"))
                .isEqualTo("* 1 FETCH (ENVELOPE (\"Wed, 17 Jul 1996 02:23:25 -0700 (PDT)\""
                        + " \"IMAP4rev2 WG mtg summary and minutes\""
                        + " ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\"))"
                        + " ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\"))"
                        + " ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\"))"
                        + " ((NIL NIL \"imap\" \"cac.washington.edu\"))"
                        + " ((NIL NIL \"minutes\" \"CNRI.Reston.VA.US\")"
                        + "(\"John Klensin\" NIL \"KLENSIN\" \"MIT.EDU\"))"
                        + " NIL NIL \"<B27397-0100000@cac.washington.ed>\"))\r\n");
    }

    @Test
    void structureWithAllExtensionData() throws Exception {
        String inner = "Subject: inner\r\nFrom: i@n.example\r\n\r\ninside";
        String text = "(\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 5 0";
        String octets = "(\"application\" \"octet-stream\" (\"name\" \"a.bin\") \"<i@d>\" \"some octets\" \"base64\" 8";
        String address = "((NIL NIL \"i\" \"n.example\"))";
        String message = "(\"message\" \"rfc822\" NIL NIL NIL \"7bit\" " + inner.length()
                + " (NIL \"inner\" " + address + " " + address + " " + address + " NIL NIL NIL NIL NIL)"
                + " (\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 6 0";
        String odd = "(\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"x-none\" 3 0";

        assertThat(responses(MIXED, "BODY"))
                .isEqualTo(
                        "* 1 FETCH (BODY (" + text + ")" + octets + ")" + message + ") 3)" + odd + ") \"mixed\"))\r\n");
        assertThat(responses(MIXED, "BODYSTRUCTURE"))
                .isEqualTo("* 1 FETCH (BODYSTRUCTURE (" + text + " NIL NIL NIL NIL)" + octets
                        + " \"Q2hlY2s=\" (\"attachment\" (\"filename\" \"a.bin\")) (\"de\" \"en\")"
                        + " \"http://a.example/\")" + message + " NIL NIL NIL NIL) 3 NIL NIL NIL NIL)" + odd
                        + " NIL NIL NIL NIL) \"mixed\" (\"boundary\" \"x\") NIL NIL NIL))\r\n");
    }

    @Test
    void sections() throws Exception {
        assertSection(PLAIN, "BODY.PEEK[TEXT]", "BODY[TEXT]", "first line\r\nsecond\r\n");
        assertSection(PLAIN, "BODY.PEEK[1]", "BODY[1]", "first line\r\nsecond\r\n");
        assertSection(PLAIN, "RFC822.HEADER", "RFC822.HEADER", PLAIN.split("first")[0].replace("\n", "\r\n"));
        assertSection(PLAIN, "BODY.PEEK[]", "BODY[]", PLAIN.replace("\n", "\r\n"));
        assertSection(MIXED, "BODY.PEEK[2]", "BODY[2]", "AAECAw==");
        assertSection(MIXED, "BODY.PEEK[3.HEADER]", "BODY[3.HEADER]", "Subject: inner\r\nFrom: i@n.example\r\n\r\n");
        assertSection(MIXED, "BODY.PEEK[3.TEXT]", "BODY[3.TEXT]", "inside");
        assertSection(MIXED, "BODY.PEEK[3.1]", "BODY[3.1]", "inside");
        assertSection(MIXED, "BODY.PEEK[3.MIME]", "BODY[3.MIME]", "Content-Type: message/rfc822\r\n\r\n");
        assertSection(
                MIXED,
                "BODY.PEEK[3.HEADER.FIELDS (from date)]",
                "BODY[3.HEADER.FIELDS (from date)]",
                "From: i@n.example\r\n\r\n");
        for (String missing : List.of("BODY[7]", "BODY[1.HEADER]", "BODY[1.1]", "BODY[4294967295]", "BINARY[9]")) {
            assertThat(responses(MIXED, missing.replace("[", ".PEEK[")))
                    .isEqualTo("* 1 FETCH (" + missing + " NIL)\r\n");
        }
    }

    private static void assertSection(String message, String item, String name, String octets) throws Exception {
        assertThat(responses(message, item))
                .isEqualTo("* 1 FETCH (" + name + " {" + octets.length() + "}\r\n" + octets + ")\r\n");
    }

    @Test
    void headerFields() throws Exception {
        String message = "From: a\nX-Long: one\n two\n\tthree\nno field\nSubject : s\nfrom: again\n\nFrom: body\n";

        assertSection(
                message,
                "BODY.PEEK[HEADER.FIELDS (FROM subject)]",
                "BODY[HEADER.FIELDS (FROM subject)]",
                "From: a\r\nSubject : s\r\nfrom: again\r\n\r\n");
        assertSection(
                message,
                "BODY.PEEK[HEADER.FIELDS.NOT (From Subject)]",
                "BODY[HEADER.FIELDS.NOT (From Subject)]",
                "X-Long: one\r\n two\r\n\tthree\r\nno field\r\n\r\n");
        assertSection(message, "BODY.PEEK[HEADER.FIELDS (Cc)]", "BODY[HEADER.FIELDS (Cc)]", "\r\n");
    }

    @Test
    void aHeaderTooLargeToBeHeldIsFilteredInPassing() throws Exception {
        String message = "X: " + "y".repeat(90_000) + "\nFrom: a\n" + "Z: z\n".repeat(20_000) + "\nbody";

        assertSection(message, "BODY.PEEK[HEADER.FIELDS (From)]", "BODY[HEADER.FIELDS (From)]", "From: a\r\n\r\n");
        assertThat(responses(message, "BODY.PEEK[HEADER.FIELDS.NOT (From Z)]<90000.20>"))
                .isEqualTo("* 1 FETCH (BODY[HEADER.FIELDS.NOT (From Z)]<90000> {7}\r\nyyy\r\n\r\n)\r\n");
    }

    @Test
    void binary() throws Exception {
        assertThat(responses(MIXED, "(BINARY.PEEK[2] BINARY.SIZE[2])"))
                .isEqualTo("* 1 FETCH (BINARY[2] ~{4}\r\n\0\1\2\3 BINARY.SIZE[2] 4)\r\n");
        assertThat(responses(MIXED, "BINARY.PEEK[2]<1.2>")).isEqualTo("* 1 FETCH (BINARY[2]<1> ~{2}\r\n\1\2)\r\n");

        var unknown = new Fetches(new TestMailbox().add(MIXED));
        assertThat(unknown.all("(UID BINARY.PEEK[4] BINARY.SIZE[4] RFC822.SIZE)"))
                .isEqualTo("* 1 FETCH (UID 10 RFC822.SIZE "
                        + MIXED.replace("\n", "\r\n").length() + ")\r\n");
        assertThat(unknown.faults().hasUnknownEncoding()).isTrue();
        assertThat(unknown.faults().hasGone()).isFalse();
    }

    @Test
    void nulIsNotSentButInBinary() throws Exception {
        byte[] message = "A: b\r\nContent-Transfer-Encoding: binary\r\n\r\nx\0y".getBytes(ISO_8859_1);
        var mailbox = new TestMailbox().add(message, MessageFlags.NONE);

        assertThat(new Fetches(mailbox).all("(BODY.PEEK[TEXT] BINARY.PEEK[1])"))
                .isEqualTo("* 1 FETCH (BODY[TEXT] {3}\r\nx\u0080y BINARY[1] ~{3}\r\nx\0y)\r\n");
    }

    @Test
    void preview() throws Exception {
        var fetches = new Fetches(new TestMailbox().add(PLAIN));
        String preview = "* 1 FETCH (PREVIEW \"preview of 1010\")\r\n";

        assertThat(fetches.all("(PREVIEW (LAZY))")).isEqualTo("* 1 FETCH (PREVIEW NIL)\r\n");
        assertThat(fetches.all("PREVIEW")).isEqualTo(preview);
        assertThat(fetches.all("(PREVIEW (LAZY))")).isEqualTo(preview);
    }

    @Test
    void headerTextThatIsNotAscii() throws Exception {
        String utf8 = new String("Subject: gr\u00fc\u00df\n\n".getBytes(UTF_8), ISO_8859_1);
        String raw = new String("gr\u00fc\u00df".getBytes(UTF_8), ISO_8859_1);

        assertThat(new Fetches(new TestMailbox().add(utf8)).all("ENVELOPE")).contains("(NIL {6}\r\n" + raw + " NIL");
        assertThat(new Fetches(new TestMailbox().add(utf8)).utf8().all("ENVELOPE"))
                .contains("(NIL \"" + raw + "\" NIL");
        assertThat(new Fetches(new TestMailbox().add("Subject: gr\u00fc\n\n"))
                        .utf8()
                        .all("ENVELOPE"))
                .contains("(NIL {3}\r\ngr\u00fc NIL");
    }

    @Test
    void bodiesMakeMessagesSeen() throws Exception {
        var mailbox = new TestMailbox()
                .add(PLAIN)
                .add(PLAIN, new MessageFlags(MessageFlags.SEEN, List.of()))
                .add(PLAIN);

        for (String item : List.of("BODY[1]", "RFC822", "RFC822.TEXT", "BINARY[1]")) {
            var fetches = new Fetches(mailbox);
            String all = fetches.all(item);
            assertThat(fetches.markedSeen()).containsExactly(10L, 30L);
            assertThat(all).contains("FLAGS (\\Seen))\r\n* 2 ").doesNotContain("MODSEQ");
            assertThat(all.split("FLAGS", -1)).hasSize(3);
        }
        assertThat(new Fetches(mailbox).condStore().all("(FLAGS BODY[1]<0.1>)"))
                .startsWith("* 1 FETCH (FLAGS (\\Seen) BODY[1]<0> {1}\r\nf MODSEQ (910))\r\n* 2 ");
        for (String item : List.of("BODY.PEEK[1]", "RFC822.HEADER", "BINARY.PEEK[1]", "BINARY.SIZE[1]", "ENVELOPE")) {
            var fetches = new Fetches(mailbox);
            fetches.all(item);
            assertThat(fetches.markedSeen()).isEmpty();
        }
        var readOnly = new Fetches(mailbox).readOnly();
        assertThat(readOnly.all("BODY[1]")).doesNotContain("FLAGS");
        assertThat(readOnly.markedSeen()).isEmpty();
    }

    @Test
    void ofAMessageThatHasGoneOnlyTheRowIsKnown() throws Exception {
        var mailbox = new TestMailbox().add(PLAIN).add(PLAIN).add(PLAIN);
        mailbox.expunge(2);
        var fetches = new Fetches(mailbox);

        assertThat(fetches.all("(BODY.PEEK[1]<0.1> UID ENVELOPE PREVIEW RFC822)"))
                .contains("* 2 FETCH (UID 20)\r\n* 3 FETCH (BODY[1]<0> {1}");
        assertThat(fetches.faults().hasGone()).isTrue();
        assertThat(fetches.markedSeen()).containsExactly(10L, 30L);

        assertThat(new Fetches(mailbox).all("BODY.PEEK[]<0.1>"))
                .isEqualTo("* 1 FETCH (BODY[]<0> {1}\r\nF)\r\n* 3 FETCH (BODY[]<0> {1}\r\nF)\r\n");
    }

    @Test
    void aLiteralThatCannotBeFinishedEndsAll() throws Exception {
        var mailbox = new TestMailbox().add("A: b\n\n" + "x".repeat(200_000));
        try (FetchOutput output = new Fetches(mailbox).output("BODY.PEEK[]")) {
            ImapWriter writer = new ImapWriter(Unpooled.buffer(), false);
            assertThat(output.writeTo(writer, 1000)).isFalse();
            mailbox.expunge(1);

            assertThatThrownBy(() -> output.writeTo(writer.into(Unpooled.buffer()), 1000))
                    .isInstanceOf(BrokenLiteralException.class);
            assertThat(writer.isAtLineStart()).isFalse();
        }
    }

    @Test
    void slicesAreOfAboutTheSizeAskedFor() throws Exception {
        var mailbox = new TestMailbox().add("A: b\n\n" + "x".repeat(500_000));
        try (FetchOutput output = new Fetches(mailbox).output("BODY.PEEK[]")) {
            ImapWriter writer = new ImapWriter(Unpooled.EMPTY_BUFFER, false);
            boolean isComplete = false;
            while (!isComplete) {
                var slice = Unpooled.buffer();
                isComplete = output.writeTo(writer.into(slice), 32 * 1024);
                assertThat(slice.readableBytes()).isBetween(1, 42 * 1024);
            }
        }
    }
}
