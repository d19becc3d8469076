package org.mailroom.codec.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailroom.codec.imap.ImapFrame.Awaited;
import org.mailroom.codec.imap.ImapFrame.Command;
import org.mailroom.codec.imap.ImapFrame.Continuation;
import org.mailroom.codec.imap.ImapFrame.EndOfLiteral;
import org.mailroom.codec.imap.ImapFrame.Line;
import org.mailroom.codec.imap.ImapFrame.Literal;
import org.mailroom.codec.imap.ImapFrame.Malformed;

/**
 * A server's side of a conversation, reduced to what the decoder needs: it answers every hold at once and writes down
 * what it was given, one entry per frame, adjacent pieces of a literal joined. Every piece arrives in a buffer of its
 * own, after what was left of the one before, and no buffer may outlive its piece.
 *
 * <p>Literals of {@link #REFUSED} octets are refused before they come, streamed ones of {@link #REFUSED_MIDWAY} once
 * they have begun. Octets and characters are the same here (ISO 8859-1), save in the texts of frames.
 */
final class Conversation {

    static final ImapLimits LIMITS = new ImapLimits(80, 20, 40, 3, 100);
    static final int REFUSED = 13;
    static final int REFUSED_MIDWAY = 15;
    private static final Map<String, Integer> STREAMING = Map.of("APPEND", 1, "REPLACE", 2, "UID REPLACE", 2);
    private static final Set<String> HOLDING = Set.of("AUTHENTICATE", "IDLE", "STARTTLS");

    private final ImapLimits limits;
    private final ImapDecoder decoder;
    private final List<String> heard = new ArrayList<>();
    private StringBuilder literal;
    private LiteralStart streamed;
    private boolean over;
    private String unread = "";

    Conversation() {
        this(LIMITS);
    }

    Conversation(ImapLimits limits) {
        this.limits = limits;
        this.decoder = new ImapDecoder(limits, STREAMING, HOLDING);
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
        for (ImapFrame frame = decoder.decode(in); frame != null; frame = decoder.decode(in)) {
            assertThat(over).as("nothing follows the last frame").isFalse();
            write(frame);
        }
        unread = in.toString(ISO_8859_1);
        assertThat(decoder.isHeld()).isFalse();
        assertThat(unread.length()).isLessThan(limits.commandOctets());
        assertThat(in.release()).as("nobody else holds the buffer").isTrue();
    }

    /** What was heard so far; a literal that has not come to its end is the last entry. */
    List<String> heard() {
        List<String> all = new ArrayList<>(heard);
        if (literal != null && !literal.isEmpty()) {
            all.add("literal " + literal);
        }
        return all;
    }

    private void write(ImapFrame frame) {
        if (frame instanceof Command command) {
            heard.add(command.tag() + "|" + command.name() + "|" + text(command.arguments()));
            next(command.next());
            holdAfter(command);
        } else if (frame instanceof Continuation continuation) {
            heard.add("..." + text(continuation.arguments()));
            next(continuation.next());
        } else if (frame instanceof Awaited awaited) {
            heard.add("awaited " + awaited.literal().size());
            answer(awaited.literal());
        } else if (frame instanceof Literal piece) {
            piece(piece);
        } else if (frame instanceof EndOfLiteral end) {
            heard.add("literal " + literal);
            heard.add(end.faulty() ? "end with NUL" : "end");
            literal = null;
        } else if (frame instanceof Line line) {
            heard.add("line " + line.text());
            resume(line.text());
        } else if (frame instanceof Malformed malformed) {
            malformed(malformed);
        }
    }

    private void holdAfter(Command command) {
        if (decoder.isHeld() && command.name().equals("STARTTLS")) {
            decoder.resumeCommands();
        } else if (decoder.isHeld()) {
            decoder.resumeLine();
        }
    }

    private void resume(String line) {
        if (line.equals("DONE") || line.equals("*")) {
            decoder.resumeCommands();
        } else {
            decoder.resumeLine();
        }
    }

    private void malformed(Malformed malformed) {
        literal = null;
        heard.add(malformed.fault() + " " + malformed.tag() + (malformed.last() ? " last" : ""));
        over = malformed.last();
        if (decoder.isHeld()) {
            decoder.resumeCommands();
        }
    }

    private void next(LiteralStart start) {
        if (start != null) {
            literal = new StringBuilder();
            streamed = start;
            answer(start);
        }
    }

    private void answer(LiteralStart start) {
        assertThat(decoder.isHeld()).isTrue();
        if (start.size() == REFUSED) {
            refuse();
        } else {
            decoder.continueLiteral();
        }
    }

    private void piece(Literal piece) {
        assertThat(piece.octets().isReadable()).isTrue();
        literal.append(piece.octets().toString(ISO_8859_1));
        piece.octets().release();
        if (streamed.size() == REFUSED_MIDWAY) {
            refuse();
        }
    }

    private void refuse() {
        literal = null;
        over = !decoder.refuseLiteral();
        heard.add(over ? "refused, closed" : "refused");
    }

    private static String text(ImapReader arguments) {
        ImapCursor in = arguments.cursor();
        StringBuilder text = new StringBuilder();
        while (in.peek() >= 0 || in.peek() == ImapCursor.LITERAL) {
            if (in.peek() == ImapCursor.LITERAL) {
                text.append('<').append(taken(in)).append('>');
            } else {
                text.append(in.takeWhile(c -> true));
            }
        }
        return text.append(in.isAtEnd() ? "" : "{").toString();
    }

    private static String taken(ImapCursor in) {
        try {
            CollectedLiteral taken = in.takeLiteral();
            return (taken.binary() ? "~" : "") + new String(taken.octets(), ISO_8859_1);
        } catch (ImapSyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
