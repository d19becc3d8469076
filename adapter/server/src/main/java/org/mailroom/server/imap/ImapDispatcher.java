package org.mailroom.server.imap;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mailroom.codec.imap.ImapFrame;
import org.mailroom.codec.imap.ImapFrame.Fault;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.Status;
import org.mailroom.server.imap.ImapCommand.Numbers;
import org.mailroom.server.imap.selected.InvalidMessageSetException;
import org.mailroom.store.StoreException;

/** From a decoded frame to what comes next: the one place that turns refusals and failures into responses. */
final class ImapDispatcher {

    /** Methods of HTTP: a browser that was tricked into speaking to us is not heard out. */
    private static final Set<String> HTTP =
            Set.of("GET", "POST", "PUT", "HEAD", "DELETE", "OPTIONS", "CONNECT", "TRACE", "PATCH", "PRI");

    private final ImapSession session;
    private final BadCommands badCommands;
    private String tag = "";
    private ImapCommand command;

    /** A command that is executed, to be come back to when others have had their turn. */
    record InProgress(String tag, ImapCommand command) {}

    ImapDispatcher(ImapSession session) {
        this.session = session;
        this.badCommands = new BadCommands(session);
    }

    /** The tag of the command at hand; empty when it has none. */
    String tag() {
        return tag;
    }

    /** Whether EXPUNGE and VANISHED may be sent while the command at hand is in progress (RFC 9051, section 7.5.1). */
    boolean mayNumbersChange() {
        return command != null && command.numbers() == Numbers.MAY_CHANGE;
    }

    /** The command at hand. */
    InProgress inProgress() {
        return new InProgress(tag, command);
    }

    /** Comes back to a command. */
    void resume(InProgress other) {
        tag = other.tag();
        command = other.command();
        session.tag(tag);
    }

    /** Whether the command may begin while others are in progress. */
    boolean mayOverlap(ImapFrame.Command frame) {
        return session.service()
                .command(frame.name())
                .filter(ImapCommand::overlaps)
                .isPresent();
    }

    Next dispatch(ImapFrame.Command frame) {
        session.service().metrics().commandReceived(session.peerAddress());
        tag = frame.tag();
        command = null;
        session.tag(tag);
        if (HTTP.contains(tag) && session.service().command(frame.name()).isEmpty()) {
            return new Next.Farewell(null, "This is IMAP, not HTTP", null);
        }
        return step(frame.name(), () -> {
            command = allowed(frame.name());
            return command.execute(session, session.reader(frame.arguments()));
        });
    }

    /** Whether the command may be given, before it has all come; if not, its answer. */
    Optional<Next> refusal(ImapFrame.Awaited frame) {
        tag = frame.tag();
        command = null;
        try {
            allowed(frame.name());
            return Optional.empty();
        } catch (ImapRefusal e) {
            return Optional.of(refused(e));
        }
    }

    private ImapCommand allowed(String name) throws ImapRefusal {
        ImapCommand found = session.service()
                .command(name)
                .orElseThrow(() -> ImapRefusal.bad("Not a command here; CAPABILITY tells what this server can do"));
        ImapState state = session.state();
        switch (found.needs()) {
            case NOT_AUTHENTICATED -> require(!session.isLoggedIn(), name + " comes before the login");
            case AUTHENTICATED -> require(session.isLoggedIn(), name + " needs a login first");
            case SELECTED ->
                require(
                        state instanceof ImapState.Selected,
                        name + (session.isLoggedIn() ? " needs a selected mailbox" : " needs a login first"));
            case ANY -> {
                // Always
            }
        }
        return found;
    }

    private static void require(boolean condition, String text) throws ImapRefusal {
        if (!condition) {
            throw ImapRefusal.bad(text);
        }
    }

    Next malformed(ImapFrame.Malformed frame) {
        tag = frame.tag();
        command = null;
        Next.Answer answer = Next.bad(text(frame.fault()));
        return frame.last()
                ? new Next.Farewell(null, "Cannot tell where the command ends; closing", answer)
                : badCommands.answer(answer);
    }

    private static String text(Fault fault) {
        return switch (fault) {
            case COMMAND_TOO_LONG -> "The command is too long";
            case LITERAL_TOO_LONG -> "A literal is too long";
            case TOO_MANY_LITERALS -> "Too many literals";
            case BARE_LF, BARE_CR -> "A line ends with CR and LF";
            case NUL -> "A line holds no NUL";
            case NOT_UTF8 -> "A line is ASCII or UTF-8";
            case NO_TAG -> "A command begins with a tag and a space";
            case NO_COMMAND -> "A tag is followed by a command";
            case ENDLESS -> "The command has no end";
        };
    }

    /** Has a step of a command taken; on the event loop or a command thread. */
    Next step(String what, Callable<Next> step) {
        try {
            return step.call();
        } catch (Exception e) {
            return failed(what, e);
        }
    }

    /** What is answered when a step of a command throws this. */
    Next failed(String what, Throwable cause) {
        if (cause instanceof ImapSyntaxException syntax) {
            return syntax.code() == null
                    ? badCommands.answer(Next.bad(syntax.getMessage()))
                    : Next.no(syntax.code(), syntax.getMessage());
        }
        if (cause instanceof ImapRefusal refusal) {
            return refused(refusal);
        }
        if (cause instanceof InvalidMessageSetException wrong) {
            return badCommands.answer(Next.bad(wrong.getMessage()));
        }
        if (cause instanceof StoreException failure) {
            return failed(what, failure);
        }
        session.service().metrics().failed(session.peerAddress(), what, cause);
        return StoreResponses.broken();
    }

    private Next refused(ImapRefusal refusal) {
        return refusal.answer().status() == Status.BAD ? badCommands.answer(refusal.answer()) : refusal.answer();
    }

    private Next failed(String what, StoreException failure) {
        if (failure.kind() == StoreException.Kind.BROKEN) {
            session.service().metrics().failed(session.peerAddress(), what, failure);
        }
        return StoreResponses.of(failure);
    }
}
