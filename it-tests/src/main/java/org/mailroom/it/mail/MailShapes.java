package org.mailroom.it.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Messages as they come in real life: of many languages and charsets, with alternatives, attachments, messages within messages,
 * signatures, reports and mistakes. The same number gives the same message. Every line ends with CRLF and no octet is NUL, so that
 * each can be appended by IMAP as it is; apart from that, some are as broken as mail gets.
 */
public final class MailShapes {

    private static final Instant FIRST = Instant.parse("2024-01-01T08:00:00Z");
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(76, "\r\n".getBytes(US_ASCII));

    /** One way to be a message. */
    @FunctionalInterface
    private interface Shape {
        void write(MailShapes mail);
    }

    /** The plain ones are the most frequent. */
    private static final List<Shape> SHAPES = List.of(
            MailShapes::plain,
            MailShapes::plain,
            MailShapes::plain,
            MailShapes::quotedPrintable,
            MailShapes::alternative,
            MailShapes::alternative,
            MailShapes::attachment,
            MailShapes::attachment,
            MailShapes::nested,
            MailShapes::signed,
            MailShapes::report,
            MailShapes::eightBit,
            MailShapes::latin1,
            MailShapes::manyRecipients,
            MailShapes::withoutHeader,
            MailShapes::withoutEnd,
            MailShapes::brokenBase64,
            MailShapes::strangeFields);

    private final int number;
    private final Random random;
    private final Words words;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private MailShapes(int number) {
        this.number = number;
        this.random = new Random(number * 7919L);
        this.words = new Words(random);
    }

    /** The message of a number from 0 on. */
    public static byte[] message(int number) {
        var mail = new MailShapes(number);
        SHAPES.get(number % SHAPES.size()).write(mail);
        return mail.out.toByteArray();
    }

    /** Writes so many into a new Maildir, as delivery agents do: with LF. */
    public static void maildir(Path directory, int count) {
        try {
            for (String part : List.of("new", "cur", "tmp")) {
                Files.createDirectories(directory.resolve(part));
            }
            for (int i = 0; i < count; i++) {
                String name = (1_700_000_000L + i) + ".M" + i + "P1.it.example:2," + (i % 3 == 0 ? "S" : "");
                String text = new String(message(i), ISO_8859_1);
                Files.writeString(directory.resolve("cur").resolve(name), text.replace("\r\n", "\n"), ISO_8859_1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first argument is a directory that is to become a Maildir, the second the number of messages. */
    public static void main(String... arguments) {
        maildir(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    private void plain() {
        header();
        text("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        base64(words.paragraph(5 + random.nextInt(40)));
    }

    private void quotedPrintable() {
        header();
        text("Content-Type: text/plain; charset=utf-8; format=flowed\r\n"
                + "Content-Transfer-Encoding: quoted-printable\r\n\r\n");
        quoted(words.paragraph(5 + random.nextInt(20)));
    }

    private void alternative() {
        header();
        String boundary = multipart("alternative", "");
        alternatives(boundary);
    }

    private void alternatives(String boundary) {
        part(boundary, "text/plain; charset=utf-8", "quoted-printable");
        quoted(words.paragraph(10));
        part(boundary, "text/html; charset=utf-8", "quoted-printable");
        quoted("<html><body><p>" + words.paragraph(10) + "</p></body></html>\r\n");
        text("--" + boundary + "--\r\n");
    }

    private void attachment() {
        header();
        String outer = multipart("mixed", "");
        text("--" + outer + "\r\n");
        alternatives(multipart("alternative", ""));
        text("\r\n--" + outer + "\r\nContent-Type: application/pdf; name*=utf-8''" + percent(words.word())
                + ".pdf\r\nContent-Disposition: attachment; filename=\"" + encoded(words.word())
                + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        byte[] octets = new byte[1000 + random.nextInt(20_000)];
        random.nextBytes(octets);
        text(BASE64.encodeToString(octets) + "\r\n--" + outer + "--\r\n");
    }

    private void nested() {
        header();
        String boundary = multipart("mixed", "");
        part(boundary, "text/plain; charset=us-ascii", "7bit");
        text("See below.\r\n\r\n--" + boundary + "\r\nContent-Type: message/rfc822\r\n\r\n");
        out.writeBytes(message(number / 2));
        text("\r\n--" + boundary + "--\r\n");
    }

    private void signed() {
        header();
        String boundary = multipart("signed", "; micalg=pgp-sha256; protocol=\"application/pgp-signature\"");
        part(boundary, "text/plain; charset=utf-8", "quoted-printable");
        quoted(words.paragraph(8));
        part(boundary, "application/pgp-signature; name=signature.asc", "7bit");
        text("-----BEGIN PGP SIGNATURE-----\r\n\r\n");
        base64("a signature of nothing " + number);
        text("-----END PGP SIGNATURE-----\r\n--" + boundary + "--\r\n");
    }

    private void report() {
        header();
        String boundary = multipart("report", "; report-type=delivery-status");
        part(boundary, "text/plain; charset=us-ascii", "7bit");
        text("Your message was not delivered.\r\n");
        part(boundary, "message/delivery-status", "7bit");
        text("Reporting-MTA: dns; mail.example\r\n\r\nFinal-Recipient: rfc822; " + words.address()
                + "\r\nAction: failed\r\nStatus: 5.1.1\r\n");
        part(boundary, "text/rfc822-headers", "7bit");
        text("Subject: it was this\r\n\r\n--" + boundary + "--\r\n");
    }

    private void eightBit() {
        header();
        text("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n");
        text(words.paragraph(12));
    }

    private void latin1() {
        header();
        text("Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n");
        out.writeBytes("Gr\u00fc\u00dfe aus K\u00f6ln, 5 \u00b5m\r\n".getBytes(ISO_8859_1));
    }

    private void manyRecipients() {
        start();
        text("To: undisclosed-recipients:;\r\nCc: ");
        int count = 50 + random.nextInt(150);
        for (int i = 0; i < count; i++) {
            text(encoded(words.word()) + " <" + words.address() + ">" + (i + 1 < count ? ",\r\n " : "\r\n"));
        }
        text("\r\nTo all.\r\n");
    }

    private void withoutHeader() {
        text("\r\nNo header at all, number " + number + ".\r\n");
    }

    private void withoutEnd() {
        header();
        String boundary = multipart("mixed", "");
        part(boundary, "text/plain", "7bit");
        text("The boundary at the end was lost.\r\n");
    }

    private void brokenBase64() {
        header();
        text("Content-Type: text/plain; charset=x-unheard-of\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        text("SGVsbG8=*!?\r\n====\r\nd29ybGQ\r\n");
    }

    private void strangeFields() {
        start();
        out.writeBytes("Subject: r\u00e4w eight bits \u00fc\r\n".getBytes(ISO_8859_1));
        text("To: <@route.example:ann@mail.example>, \"unfinished <bob@mail.example>\r\n"
                + "Content-Type: text/plain; charset=\r\nContent-Type: image/png\r\nthis line is no field\r\n"
                + "X-Long: " + "long ".repeat(300) + "\r\n\r\nStrange.\r\n");
    }

    private void header() {
        start();
        text("To: " + encoded(words.word()) + " <" + words.address() + ">\r\n");
    }

    private void start() {
        Instant sent = FIRST.plusSeconds(number * 613L);
        text("Return-Path: <" + words.address() + ">\r\nReceived: from mail.example by mx.it.example with ESMTPS;\r\n\t"
                + date(sent.plusSeconds(3)) + "\r\nDate: " + date(sent) + "\r\nFrom: " + encoded(words.phrase(2)) + " <"
                + words.address() + ">\r\nSubject: " + (number % 4 == 1 ? "Re: " : "") + encoded(words.phrase(4))
                + "\r\nMessage-ID: <" + number + "@it.example>\r\n");
        if (number % 4 == 1) {
            text("In-Reply-To: <" + (number - 1) + "@it.example>\r\nReferences: <" + (number - 1) + "@it.example>\r\n");
        }
        text("MIME-Version: 1.0\r\n");
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.ofHours(2)));
    }

    private String multipart(String subtype, String parameters) {
        String boundary = "=_" + subtype + number + "_" + random.nextInt(1000);
        text("Content-Type: multipart/" + subtype + parameters + ";\r\n boundary=\"" + boundary + "\"\r\n\r\n");
        return boundary;
    }

    private void part(String boundary, String type, String encoding) {
        text("\r\n--" + boundary + "\r\nContent-Type: " + type + "\r\nContent-Transfer-Encoding: " + encoding
                + "\r\n\r\n");
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(UTF_8));
    }

    private void base64(String text) {
        text(BASE64.encodeToString(text.getBytes(UTF_8)) + "\r\n");
    }

    private void quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        for (String line : text.split("\r\n")) {
            int length = 0;
            for (byte octet : line.getBytes(UTF_8)) {
                if (length > 70) {
                    quoted.append("=\r\n");
                    length = 0;
                }
                boolean plain = octet > ' ' && octet < 127 && octet != '=' || octet == ' ';
                String one = plain ? String.valueOf((char) octet) : "=%02X".formatted(octet & 0xff);
                quoted.append(one);
                length += one.length();
            }
            quoted.append("\r\n");
        }
        text(quoted.toString());
    }

    /** An encoded word (RFC 2047), or several. */
    private static String encoded(String text) {
        if (text.chars().allMatch(c -> c < 127)) {
            return text;
        }
        return "=?utf-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "?=";
    }

    private static String percent(String text) {
        StringBuilder percent = new StringBuilder();
        for (byte octet : text.getBytes(UTF_8)) {
            percent.append("%%%02X".formatted(octet & 0xff));
        }
        return percent.toString();
    }
}
