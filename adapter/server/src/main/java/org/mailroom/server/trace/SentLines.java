package org.mailroom.server.trace;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts what we send into lines. A literal of IMAP (RFC 9051, section 4.3) belongs to its line, as in {@code <5 octets>}, and what
 * follows it too. For one event loop.
 */
public final class SentLines {

    /** What is longer is dropped; more than is written of any line. */
    private static final int LONGEST = 4096;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final boolean literals;

    /** Octets that the announced literal still has. */
    private long literal;

    /** Where in the line a brace opens that only digits have followed; -1 where none does. */
    private int brace = -1;

    private long size;
    private boolean announced;

    /**
     * At the start of a line.
     *
     * @param literals whether there may be some
     */
    public SentLines(boolean literals) {
        this.literals = literals;
    }

    /** Forgets what was begun: the next octet begins a line. */
    public void startAnew() {
        line.reset();
        literal = 0;
        brace = -1;
        announced = false;
    }

    /** Gives each line that ends among the octets, without its CRLF. The octets stay as they are. */
    public void take(ByteBuf octets, Consumer<String> lines) {
        int at = octets.readerIndex();
        while (at < octets.writerIndex()) {
            if (literal > 0) {
                int count = (int) Math.min(literal, octets.writerIndex() - at);
                literal -= count;
                at += count;
            } else {
                take((char) (octets.getByte(at++) & 0xFF), lines);
            }
        }
    }

    private void take(char octet, Consumer<String> lines) {
        if (octet == '\n') {
            end(lines);
        } else if (octet != '\r') {
            announced = literals && octet == '}' && brace >= 0 && size >= 0;
            if (octet == '{') {
                brace = line.size();
                size = -1;
            } else if (octet >= '0' && octet <= '9' && brace >= 0) {
                size = Math.max(0, size) * 10 + octet - '0';
            } else if (!announced) {
                brace = -1;
            }
            if (line.size() < LONGEST) {
                line.write(octet);
            }
        }
    }

    private void end(Consumer<String> lines) {
        if (!announced) {
            String text = line.toString(StandardCharsets.UTF_8);
            startAnew();
            lines.accept(text);
            return;
        }
        byte[] before = Arrays.copyOf(line.toByteArray(), brace);
        byte[] outline = ("<" + size + " octets>").getBytes(StandardCharsets.US_ASCII);
        startAnew();
        line.write(before, 0, before.length);
        line.write(outline, 0, outline.length);
        literal = size;
    }
}
