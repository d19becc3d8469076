package org.mailroom.store.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A message written from a random tree, with what its description must be, noted while it is written. */
final class RandomMessage {

    private static final String[] WORDS = {
        "a", "", "--", "--=_", "--b", "\r", "\0", " ", "=3D", "\u00e4", "-", "--=_b", "From "
    };

    private final Random random;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int boundaries;
    private final Expected structure;

    /** @param parts empty for leaves */
    record Expected(String type, long headerStart, long bodyStart, long bodyEnd, List<Expected> parts) {

        static Expected of(BodyPart part) {
            Extent extent = part.extent();
            List<BodyPart> parts = part instanceof MultiPart multi
                    ? multi.parts()
                    : part instanceof MessagePart message ? List.of(message.structure()) : List.of();
            return new Expected(
                    part.fields().type() + "/" + part.fields().subtype(),
                    extent.headerStart(),
                    extent.bodyStart(),
                    extent.bodyEnd(),
                    parts.stream().map(Expected::of).toList());
        }
    }

    RandomMessage(long seed) {
        random = new Random(seed);
        structure = part(0);
    }

    byte[] octets() {
        return out.toByteArray();
    }

    Expected structure() {
        return structure;
    }

    private Expected part(int depth) {
        int kind = random.nextInt(depth > 4 ? 2 : 5);
        return kind < 2 ? leaf(kind) : kind == 2 ? message(depth) : multipart(depth);
    }

    private Expected leaf(int kind) {
        String type = kind == 0 ? "text/html" : "image/png";
        long start = out.size();
        header(type);
        long body = out.size();
        write(lines(""));
        return new Expected(type, start, body, out.size(), List.of());
    }

    private Expected message(int depth) {
        long start = out.size();
        header("message/rfc822");
        long body = out.size();
        Expected inner = part(depth + 1);
        return new Expected("message/rfc822", start, body, out.size(), List.of(inner));
    }

    private Expected multipart(int depth) {
        String boundary = "=_x" + boundaries++ + (random.nextBoolean() ? "" : "x".repeat(random.nextInt(180)));
        long start = out.size();
        header("multipart/mixed; boundary=\"" + boundary + "\"");
        long body = out.size();
        if (random.nextBoolean()) {
            write(lines("preamble") + lineEnd());
        }
        List<Expected> parts = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            write((parts.isEmpty() ? "" : lineEnd()) + "--" + boundary + " ".repeat(random.nextInt(3)) + lineEnd());
            parts.add(part(depth + 1));
        }
        write(lineEnd() + "--" + boundary + "--");
        if (random.nextBoolean()) {
            write(lineEnd() + lines("epilogue"));
        }
        return new Expected("multipart/mixed", start, body, out.size(), parts);
    }

    private void header(String type) {
        StringBuilder header = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            header.append("X-")
                    .append(i)
                    .append(": ")
                    .append("y".repeat(random.nextInt(90)))
                    .append(lineEnd());
            header.append(random.nextBoolean() ? "" : "\tfolded: x" + lineEnd());
        }
        write(header + "Content-Type:" + (random.nextBoolean() ? " " : lineEnd() + " ") + type + lineEnd() + lineEnd());
    }

    /** Lines that are no boundary; the last one does not end in CR, which would go with a line feed after it. */
    private String lines(String first) {
        StringBuilder text = new StringBuilder(first);
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextBoolean() ? "" : lineEnd());
        }
        while (!text.isEmpty() && text.charAt(text.length() - 1) == '\r') {
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }

    private String lineEnd() {
        return random.nextInt(4) == 0 ? "\n" : "\r\n";
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(ISO_8859_1));
    }
}
