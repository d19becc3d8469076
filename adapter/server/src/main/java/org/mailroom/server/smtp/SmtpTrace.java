package org.mailroom.server.smtp;

import io.netty.buffer.ByteBuf;
import java.util.Set;
import java.util.function.Supplier;
import org.mailroom.codec.smtp.SmtpFrame;
import org.mailroom.server.trace.ConnectionTrace;
import org.mailroom.server.trace.LoginArguments;
import org.mailroom.server.trace.SentLines;

/**
 * A session as its trace shows it. What may be a secret is not shown: what follows AUTH, its dialogue, and all that is no command
 * here, for a password that was typed at the wrong moment looks like this. Of content only how much came. For its event loop.
 */
final class SmtpTrace {

    /** Those whose arguments are shown: nobody would type a password there. */
    private static final Set<String> OPEN = Set.of("HELO", "EHLO", "LHLO", "MAIL", "RCPT", "BDAT");

    private final ConnectionTrace trace;
    private final SmtpSession session;
    private final Supplier<String> user;
    private final SentLines sent = new SentLines(false);
    private long content;

    SmtpTrace(ConnectionTrace trace, SmtpSession session) {
        this.trace = trace;
        this.session = session;
        this.user = () -> session.user().orElse("");
    }

    private boolean isOn() {
        return trace.isOn(user);
    }

    private boolean isCommand(String name) {
        return session.service().command(name).isPresent();
    }

    /** The client has sent this. */
    void received(SmtpFrame frame) {
        if (!isOn()) {
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
            trace.received("<hidden>");
        }
    }

    private String line(SmtpFrame.Command command) {
        String verb = command.verb();
        if (!isCommand(verb)) {
            return "<no command>";
        }
        if (command.arguments().isEmpty()) {
            return verb;
        }
        if (verb.equals("AUTH")) {
            var mechanisms = session.service().security().mechanisms();
            return verb + " " + LoginArguments.masked(command.arguments(), mechanisms, session.saslContext());
        }
        return verb + " " + (OPEN.contains(verb) ? command.arguments() : "<arguments>");
    }

    /** We send these octets, which stay as they are. */
    void sent(ByteBuf octets) {
        if (isOn()) {
            sent.take(octets, line -> trace.sent(line.startsWith("334") ? "334 <challenge>" : line));
        }
    }
}
