package org.mailroom.server.smtp;

import io.netty.buffer.ByteBuf;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.mailroom.codec.smtp.SmtpFrame;
import org.mailroom.server.trace.ConnectionTrace;
import org.mailroom.server.trace.SentLines;

/**
 * A session as its trace shows it. What may be a secret is not shown: what follows AUTH, its dialogue, and all that is no command
 * here, for a password that was typed at the wrong moment looks like this. Of content only how much came. For its event loop.
 */
final class SmtpTrace {

    /** Those whose arguments are shown: nobody would type a password there. */
    private static final Set<String> OPEN = Set.of("HELO", "EHLO", "LHLO", "MAIL", "RCPT", "BDAT");

    private final ConnectionTrace trace;
    private final Supplier<String> user;
    private final Predicate<String> isCommand;
    private final Predicate<String> isMechanism;
    private final SentLines sent = new SentLines(false);
    private long content;

    /**
     * That of a session.
     *
     * @param user who has logged in; empty while nobody has
     * @param isCommand whether there is a command of this verb
     * @param isMechanism whether there is a SASL mechanism of this name
     */
    SmtpTrace(
            ConnectionTrace trace, Supplier<String> user, Predicate<String> isCommand, Predicate<String> isMechanism) {
        this.trace = trace;
        this.user = user;
        this.isCommand = isCommand;
        this.isMechanism = isMechanism;
    }

    /** The client has sent this. */
    void received(SmtpFrame frame) {
        if (!trace.isOn(user)) {
            content = 0;
        } else if (frame instanceof SmtpFrame.Content piece) {
            content += piece.octets().readableBytes();
        } else if (frame instanceof SmtpFrame.EndOfContent) {
            trace.received("<" + content + " octets>");
            content = 0;
        } else if (frame instanceof SmtpFrame.Command command) {
            trace.received(line(command));
        } else if (frame instanceof SmtpFrame.Malformed malformed) {
            trace.received("<malformed: " + malformed.fault() + ">");
        } else {
            trace.received("<secret>");
        }
    }

    private String line(SmtpFrame.Command command) {
        String verb = command.verb();
        if (!isCommand.test(verb)) {
            return "<no command>";
        }
        if (command.arguments().isEmpty()) {
            return verb;
        }
        if (verb.equals("AUTH")) {
            return verb + " " + login(command.arguments());
        }
        return verb + " " + (OPEN.contains(verb) ? command.arguments() : "<arguments>");
    }

    private String login(String arguments) {
        String[] words = arguments.split(" ", 2);
        String mechanism = isMechanism.test(words[0]) ? words[0] : "<secret>";
        return words.length == 1 ? mechanism : mechanism + " <secret>";
    }

    /** We send these octets, which stay as they are. */
    void sent(ByteBuf octets) {
        if (trace.isOn(user)) {
            sent.take(octets, line -> trace.sent(line.startsWith("334") ? "334 <challenge>" : line));
        }
    }
}
