package org.mailroom.server.imap.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import org.mailroom.codec.imap.SearchKey;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.server.imap.message.TestMailbox;
import org.mailroom.server.imap.message.UnicodeCasemap;
import org.mailroom.store.mailbox.MessageFlags;

/** A search finds what a plain comparison of the texts finds, however they are written in the message. */
class SearchFuzzTest {

    private static final List<Charset> CHARSETS = List.of(
            UTF_8,
            ISO_8859_1,
            Charset.forName("windows-1252"),
            Charset.forName("KOI8-R"),
            Charset.forName("ISO-2022-JP"),
            Charset.forName("Shift_JIS"),
            Charset.forName("GB18030"),
            Charset.forName("UTF-16BE"));

    private static final List<String> WORDS = List.of("a", "PGI", "text", "\u00e4", "--", "=");

    /** The first octets say how the text is written and what is looked for: a piece of it, changed or not. */
    @FuzzTest(maxDuration = "60s")
    void texts(byte[] octets) throws Exception {
        if (octets.length < 5) {
            return;
        }
        Charset charset = CHARSETS.get((octets[0] & 0xff) % CHARSETS.size());
        String text = new String(octets, 4, octets.length - 4, UTF_8).replace('\0', ' ');
        if (!charset.newEncoder().canEncode(text) || text.startsWith("\ufeff")) {
            return;
        }
        int from = text.offsetByCodePoints(0, (octets[1] & 0xff) % (1 + text.codePointCount(0, text.length())));
        int left = text.codePointCount(from, text.length());
        int to = text.offsetByCodePoints(from, Math.min(left, octets[2] & 0x0f));
        String needle =
                (octets[3] & 1) == 0 ? text.substring(from, to) : text.substring(from, to) + (char) ('a' + to % 9);
        boolean isThere = UnicodeCasemap.fold(text).contains(UnicodeCasemap.fold(needle));

        byte[] body = message(charset, text, octets[3] & 0xff);
        assertThat(matches(body, new SearchKey.Body(needle))).isEqualTo(isThere);
        if (isThere) {
            assertThat(matches(body, new SearchKey.Text(needle))).isTrue();
        }
        byte[] header = header(text);
        assertThat(matches(header, new SearchKey.Header("Subject", needle))).isEqualTo(isThere);
        assertThat(matches(header, new SearchKey.Header("X-Other", needle))).isEqualTo(isThere);
    }

    @FuzzTest(maxDuration = "60s")
    void messages(byte[] octets) throws Exception {
        for (String word : WORDS) {
            boolean inBody = matches(octets, new SearchKey.Body(word));
            boolean inText = matches(octets, new SearchKey.Text(word));
            assertThat(matches(octets, new SearchKey.Not(new SearchKey.Body(word))))
                    .isEqualTo(!inBody);
            assertThat(inText || !inBody).as("TEXT is BODY and more").isTrue();
            for (String field : List.of("Subject", "From", "X-Other")) {
                if (matches(octets, new SearchKey.Header(field, word))) {
                    assertThat(inText).as("TEXT has what is in %s", field).isTrue();
                    assertThat(matches(octets, new SearchKey.Header(field, ""))).isTrue();
                }
            }
        }
    }

    private static boolean matches(byte[] message, SearchKey key) throws Exception {
        TestMailbox mailbox = new TestMailbox().add(message, MessageFlags.NONE);
        var context =
                new SearchContext(mailbox.snapshot(), SequenceSet.EMPTY, uid -> false, Instant.EPOCH, TextIndex.NONE);
        var run = new SearchRun(key, context, mailbox);
        TestMailbox.run(run, SearchRun::advance);
        BitSet found = run.found();
        return found.get(0);
    }

    private static byte[] message(Charset charset, String text, int how) {
        boolean isBase64 = (how & 2) == 0;
        byte[] encoded = text.getBytes(charset);
        String head = "Content-Type: text/plain; charset=\"" + charset.name() + "\"\r\nContent-Transfer-Encoding: "
                + (isBase64 ? "base64" : "quoted-printable") + "\r\n\r\n";
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(head.getBytes(US_ASCII));
        message.writeBytes(isBase64 ? Base64.getMimeEncoder().encode(encoded) : quoted(encoded, 1 + (how >> 2)));
        return message.toByteArray();
    }

    private static byte[] quoted(byte[] octets, int inALine) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < octets.length; i++) {
            boolean isPlain = octets[i] >= 'a' && octets[i] <= 'z';
            quoted.append(isPlain ? String.valueOf((char) octets[i]) : String.format("=%02X", octets[i]));
            if (i % inALine == 0) {
                quoted.append("=\r\n");
            }
        }
        return quoted.toString().getBytes(US_ASCII);
    }

    private static byte[] header(String text) {
        String word = "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "?=";
        return ("Subject: " + word + "\r\nX-Other: " + word + "\r\n\r\n").getBytes(US_ASCII);
    }
}
