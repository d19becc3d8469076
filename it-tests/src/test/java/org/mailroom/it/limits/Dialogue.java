package org.mailroom.it.limits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;

/**
 * What a client says from the greeting to the farewell, and in the midst of which it gives one message.
 *
 * @param greeting how the server's first line begins
 * @param steps each is said when the one before was answered
 * @param giving the step at whose end the server has the message
 * @param taken how the line begins that says that the message was taken
 */
record Dialogue(String greeting, List<Step> steps, int giving, String taken) {

    /**
     * @param said octets of the client
     * @param awaited how the last line of the answer begins
     */
    record Step(byte[] said, String awaited) {

        static Step of(String said, String awaited) {
            return new Step(said.getBytes(ISO_8859_1), awaited);
        }
    }

    /**
     * How a connection was cut off.
     *
     * @param complete whether all of the message had been sent
     * @param taken whether the server said that it has taken it
     */
    record Cut(boolean complete, boolean taken) {}

    /** To a server. */
    @FunctionalInterface
    interface Way {

        Wire connect() throws IOException;
    }

    /** What a message of that subject says below its header. */
    static final String TEXT = "The quick brown fox\r\n..jumps over the lazy dog.\r\n";

    private static String message(String subject, String text) {
        return "Subject: " + subject + "\r\n\r\n" + text;
    }

    /** Submission of a message for the INBOX. */
    static Dialogue smtp(String subject) {
        String login = "\0" + CrowdedServer.USER + "\0" + CrowdedServer.PASSWORD;
        return new Dialogue(
                "220 ",
                List.of(
                        Step.of("EHLO a.example\r\n", "250 "),
                        Step.of("AUTH PLAIN\r\n", "334 "),
                        Step.of(Base64.getEncoder().encodeToString(login.getBytes(ISO_8859_1)) + "\r\n", "235 "),
                        Step.of("MAIL FROM:<alice@it.example>\r\n", "250 "),
                        Step.of("RCPT TO:<" + CrowdedServer.ADDRESS + ">\r\n", "250 "),
                        Step.of("DATA\r\n", "354 "),
                        Step.of(message(subject, TEXT.replace("\r\n.", "\r\n..")) + ".\r\n", "250 2.0.0 Accepted"),
                        Step.of("QUIT\r\n", "221 ")),
                6,
                "250 2.0.0 Accepted");
    }

    /** A session of a mail reader, which also files a message in the mailbox Cut. The mailbox Read has one already. */
    static Dialogue imap(String subject) {
        String message = message(subject, TEXT);
        return new Dialogue(
                "* OK",
                List.of(
                        Step.of(
                                "a LOGIN " + CrowdedServer.USER + " {" + CrowdedServer.PASSWORD.length() + "}\r\n",
                                "+ "),
                        Step.of(CrowdedServer.PASSWORD + "\r\n", "a OK"),
                        Step.of("b SELECT Read\r\n", "b OK"),
                        Step.of("c APPEND Cut {" + message.length() + "}\r\n", "+ "),
                        Step.of(message + "\r\n", "c OK"),
                        Step.of("d FETCH 1 (FLAGS BODY[])\r\n", "d OK"),
                        Step.of("e IDLE\r\n", "+ "),
                        Step.of("DONE\r\n", "e OK"),
                        Step.of("f COMPRESS DEFLATE\r\n", "f OK"),
                        new Step(deflated("g LOGOUT\r\n"), "")),
                4,
                "c OK");
    }

    private static byte[] deflated(String text) {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        byte[] octets = new byte[128];
        deflater.setInput(text.getBytes(ISO_8859_1));
        int length = deflater.deflate(octets, 0, octets.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return Arrays.copyOf(octets, length);
    }

    /** Octets that the client says in all. */
    int length() {
        return until(steps.size() - 1);
    }

    private int until(int last) {
        return steps.subList(0, last + 1).stream()
                .mapToInt(step -> step.said().length)
                .sum();
    }

    /**
     * Has it with a server until the client has said so many octets, and then is gone.
     *
     * @param reset whether it goes by a reset; else it hears what is still to be said
     * @throws IOException when the server answers otherwise than it should, as far as it may
     */
    Cut cutOff(Way way, int octets, boolean reset) throws IOException {
        try (Wire wire = way.connect()) {
            var heard = new ByteArrayOutputStream();
            heard.writeBytes(wire.until(greeting).getBytes(ISO_8859_1));
            int left = octets;
            for (Step step : steps) {
                int said = Math.min(left, step.said().length);
                wire.send(Arrays.copyOf(step.said(), said));
                left -= said;
                if (left == 0) {
                    break;
                }
                heard.writeBytes(wire.until(step.awaited()).getBytes(ISO_8859_1));
            }
            if (reset) {
                wire.reset();
            } else {
                wire.finish();
                heard.writeBytes(wire.rest().getBytes(ISO_8859_1));
            }
            return new Cut(octets >= until(giving), ("\n" + heard.toString(ISO_8859_1)).contains("\n" + taken));
        }
    }
}
