package org.mailroom.server.smtp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mailroom.codec.smtp.SmtpFrame;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.codec.smtp.SmtpSyntaxException;
import org.mailroom.server.transport.Farewell;

/** From a decoded line to what comes next: the one place that turns refusals and failures into replies. */
final class SmtpDispatcher {

    /** Methods and a field of HTTP: a browser that was tricked into speaking to us is not heard out. */
    private static final Set<String> HTTP =
            Set.of("GET", "POST", "PUT", "HEAD", "DELETE", "OPTIONS", "CONNECT", "TRACE", "PATCH", "PRI", "HOST:");

    private final SmtpSession session;
    private final BadCommands badCommands;

    /** Of the command that is under way. */
    private String verb = "";

    SmtpDispatcher(SmtpSession session) {
        this.session = session;
        this.badCommands = new BadCommands(session.settings());
    }

    Next dispatch(SmtpFrame.Command line) {
        session.service().metrics().commandReceived(session.peerAddress());
        Optional<SmtpCommand> command = session.service().command(line.verb());
        if (command.isEmpty()) {
            return unknown(line.verb());
        }
        verb = line.verb();
        try {
            return command.get().execute(session, line.arguments());
        } catch (SmtpSyntaxException e) {
            return badCommands.answer(e.reply());
        } catch (SmtpRefusal e) {
            return refused(e);
        } catch (RuntimeException e) {
            return failed(line.verb(), e);
        }
    }

    Next malformed(SmtpFrame.Malformed line) {
        if (endsConversation(line)) {
            return new Next.Farewell(SmtpReply.of(421, "4.7.0", line.verb() + " is malformed"));
        }
        return switch (line.fault()) {
            case LINE_TOO_LONG ->
                badCommands.answer(SmtpReply.of(
                        500,
                        "5.5.2",
                        "Line longer than " + session.settings().limits().maxLineOctets() + " octets"));
            case ENDLESS_LINE -> new Next.Farewell(SmtpReply.of(421, "4.7.0", "A line without an end"));
            case BARE_LF, BARE_CR -> badCommands.answer(SmtpReply.of(500, "5.5.2", "A line ends with CR and LF"));
            case NUL -> badCommands.answer(SmtpReply.of(500, "5.5.2", "A command holds no NUL"));
            case NOT_UTF8 -> badCommands.answer(SmtpReply.of(500, "5.5.2", "A command is ASCII or UTF-8"));
        };
    }

    /** Whether octets may follow that are no commands, and nobody knows how many. */
    boolean endsConversation(SmtpFrame.Malformed line) {
        return session.service()
                .command(line.verb())
                .filter(SmtpCommand::holdsContent)
                .isPresent();
    }

    /** Has the next step taken of a command that has more than one. */
    Next proceed(String what, Supplier<Next> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            return failed(what, e);
        }
    }

    /** What a command thread was asked to do has failed, or was refused. */
    Next workFailed(Throwable cause) {
        return cause instanceof SmtpRefusal refusal ? refused(refusal) : failed(verb, cause);
    }

    private Next refused(SmtpRefusal refusal) {
        if (verb.equals("RCPT")) {
            session.service()
                    .metrics()
                    .recipientRefused(session.peerAddress(), refusal.reply().toString());
        }
        return Next.answer(refusal.reply());
    }

    private Next failed(String what, Throwable cause) {
        session.service().metrics().failed(session.peerAddress(), what, cause);
        return Next.answer(451, "4.3.0", "Something failed here; try again later");
    }

    private Next unknown(String verb) {
        if (HTTP.contains(verb)) {
            return new Next.Farewell(SmtpReply.of(421, "4.7.0", "This is SMTP, not HTTP"));
        }
        return badCommands.answer(SmtpReply.of(500, "5.5.1", "Not a command here; HELP lists those that are"));
    }

    /** The greeting (RFC 5321, section 4.2). */
    SmtpReply greeting() {
        SmtpSettings settings = session.settings();
        return new SmtpReply(
                220, null, List.of(settings.hostName() + (settings.isLmtp() ? " LMTP" : " ESMTP") + " Mailroom"));
    }

    /** RFC 5321, sections 3.8 and 4.5.3.2.7. */
    SmtpReply farewell(Farewell why) {
        return switch (why) {
            case SERVER_STOPS -> SmtpReply.of(421, "4.3.2", session.settings().hostName() + " is shutting down");
            case DISCONNECTED -> SmtpReply.of(421, "4.3.2", "An administrator has ended this connection");
            case TIMED_OUT -> SmtpReply.of(421, "4.4.2", "Silent for too long; closing");
        };
    }
}
