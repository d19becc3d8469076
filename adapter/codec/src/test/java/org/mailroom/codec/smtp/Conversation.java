package org.mailroom.codec.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mailroom.codec.smtp.SmtpFrame.Command;
import org.mailroom.codec.smtp.SmtpFrame.Content;
import org.mailroom.codec.smtp.SmtpFrame.EndOfContent;
import org.mailroom.codec.smtp.SmtpFrame.Line;
import org.mailroom.codec.smtp.SmtpFrame.Malformed;

/**
 * A server's side of a conversation, reduced to what the decoder needs: it answers every hold at once and writes down
 * what it was given, one entry per frame, adjacent pieces of content joined. Every piece arrives in a buffer of its
 * own, after what was left of the one before, and no buffer may outlive its piece.
 *
 * <p>Octets and characters are the same here (ISO 8859-1), save in the texts of frames.
 */
final class Conversation {

    static final int MAX_LINE = 64;
    private static final Set<String> HOLDING = Set.of("DATA", "BDAT", "AUTH", "STARTTLS");

    private final SmtpDecoder decoder;
    private final int maxLineOctets;
    private final List<String> heard = new ArrayList<>();
    private StringBuilder content;
    private ContentScanner scanner = new ContentScanner();
    private String unread = "";

    Conversation() {
        this(MAX_LINE);
    }

    Conversation(int maxLineOctets) {
        this.maxLineOctets = maxLineOctets;
        this.decoder = new SmtpDecoder(maxLineOctets, HOLDING);
    }

    static List<String> heard(String... pieces) {
        Conversation conversation = new Conversation();
        for (String piece : pieces) {
            conversation.hear(piece);
        }
        return conversation.heard();
    }

    void hear(String piece) {
        ByteBuf in = UnpooledByteBufAllocator.DEFAULT.heapBuffer();
        in.writeCharSequence(unread + piece, ISO_8859_1);
        for (SmtpFrame frame = decoder.decode(in); frame != null; frame = decoder.decode(in)) {
            write(frame);
        }
        unread = in.toString(ISO_8859_1);
        assertThat(unread.length()).isLessThan(content == null ? maxLineOctets : 3);
        assertThat(in.release()).as("nobody else holds the buffer").isTrue();
    }

    /** What was heard so far; content that has not come to its end is the last entry. */
    List<String> heard() {
        List<String> all = new ArrayList<>(heard);
        if (content != null && !content.isEmpty()) {
            all.add("content " + content);
        }
        return all;
    }

    private void write(SmtpFrame frame) {
        if (frame instanceof Content piece) {
            assertThat(piece.octets().isReadable()).isTrue();
            content.append(piece.octets().toString(ISO_8859_1));
            piece.octets().release();
        } else if (frame instanceof EndOfContent) {
            heard.add("content " + content);
            heard.add("end" + scanner.finish().map(fault -> " " + fault).orElse(""));
            content = null;
        } else if (frame instanceof Line line) {
            heard.add("line " + line.text());
        } else if (frame instanceof Malformed malformed) {
            heard.add(malformed.fault() + (malformed.verb().isEmpty() ? "" : " " + malformed.verb()));
        } else if (frame instanceof Command command) {
            heard.add(command.verb() + "|" + command.arguments());
        }
        if (decoder.isHeld()) {
            resume(frame);
        }
    }

    private void resume(SmtpFrame frame) {
        if (frame instanceof Command command) {
            resume(command);
        } else if (frame instanceof Line line && !line.text().equals("*")) {
            decoder.resumeLine();
        } else {
            decoder.resumeCommands();
        }
    }

    private void resume(Command command) {
        switch (command.verb()) {
            case "DATA" -> {
                scanner = new ContentScanner();
                content = new StringBuilder();
                decoder.resumeData(scanner);
            }
            case "BDAT" -> resumeChunk(command);
            case "AUTH" -> decoder.resumeLine();
            default -> decoder.resumeCommands();
        }
    }

    private void resumeChunk(Command command) {
        try {
            ChunkSize size = new SmtpArguments(command.arguments(), false).chunkSize();
            scanner = new ContentScanner();
            content = new StringBuilder();
            decoder.resumeOctets(size.octets(), scanner);
        } catch (SmtpSyntaxException e) {
            heard.add(e.reply().code() + "");
            decoder.resumeCommands();
        }
    }
}
