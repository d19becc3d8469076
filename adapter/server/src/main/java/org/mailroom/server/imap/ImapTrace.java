package org.mailroom.server.imap;

import io.netty.buffer.ByteBuf;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.mailroom.codec.imap.ImapFrame;
import org.mailroom.server.trace.ConnectionTrace;
import org.mailroom.server.trace.LoginArguments;
import org.mailroom.server.trace.SentLines;

/**
 * A session as its trace shows it. What may be a secret is not shown: what follows LOGIN and AUTHENTICATE, their dialogue, and all
 * that is no command here with its tag, for a password that was typed at the wrong moment looks like this. Of literals only how much
 * came, and what a FETCH response quotes is not shown either. For its event loop.
 */
final class ImapTrace {

    private static final Set<String> LOGINS = Set.of("LOGIN", "AUTHENTICATE");

    /** Before the login no other arguments are of use to anybody. */
    private static final Set<String> OPEN_BEFORE_LOGIN = Set.of("ID", "ENABLE");

    private static final Pattern FETCH = Pattern.compile("\\* [0-9]+ (UID)?FETCH .*", Pattern.DOTALL);

    /** More tags than answers can be outstanding. */
    private static final int MOST_TAGS = 1000;

    private final ConnectionTrace trace;
    private final ImapSession session;
    private final Supplier<String> user;
    private final SentLines sent = new SentLines(true);
    private final Set<String> hiddenTags = new HashSet<>();
    private long literal;

    /** Whether the octets that we send next begin a line. */
    private boolean inStep = true;

    ImapTrace(ConnectionTrace trace, ImapSession session) {
        this.trace = trace;
        this.session = session;
        this.user = session::user;
    }

    private boolean isOn() {
        return trace.isOn(user);
    }

    private boolean isCommand(String name) {
        return session.service().command(name).isPresent();
    }

    /** The client has sent this; we are not in the midst of a response. */
    void received(ImapFrame frame) {
        if (!isOn()) {
            forget();
            return;
        }
        inStep = true;
        if (frame instanceof ImapFrame.Literal piece) {
            literal += piece.octets().readableBytes();
        } else if (frame instanceof ImapFrame.EndOfLiteral) {
            trace.received("<" + literal + " octets>");
            literal = 0;
        } else if (frame instanceof ImapFrame.Command command) {
            trace.received(line(command));
        } else if (frame instanceof ImapFrame.Continuation more) {
            continuation(more.arguments().outline());
        } else if (frame instanceof ImapFrame.Malformed malformed) {
            hide(malformed.tag());
            trace.received("<malformed: " + malformed.fault() + ">");
        } else if (frame instanceof ImapFrame.Awaited awaited && !isCommand(awaited.name())) {
            hide(awaited.tag());
            trace.received("<no command>");
        } else if (frame instanceof ImapFrame.Line) {
            trace.received("<line>");
        }
    }

    private void continuation(String outline) {
        if (!outline.isEmpty()) {
            trace.received(outline);
        }
    }

    private String line(ImapFrame.Command command) {
        if (!isCommand(command.name())) {
            hide(command.tag());
            return "<no command>";
        }
        String arguments = command.arguments().outline();
        String line = command.tag() + " " + command.name();
        if (LOGINS.contains(command.name())) {
            return line + login(arguments.strip());
        }
        boolean shown = arguments.isEmpty() || session.isLoggedIn() || OPEN_BEFORE_LOGIN.contains(command.name());
        return line + (shown ? arguments : " <arguments>");
    }

    private String login(String arguments) {
        var mechanisms = session.service().security().mechanisms();
        return arguments.isEmpty() ? "" : " " + LoginArguments.masked(arguments, mechanisms, session.saslContext());
    }

    private void hide(String tag) {
        if (!tag.isEmpty() && !tooManyHidden()) {
            hiddenTags.add(tag);
        }
    }

    private boolean tooManyHidden() {
        return hiddenTags.size() >= MOST_TAGS;
    }

    private void forget() {
        inStep = false;
        hiddenTags.clear();
        literal = 0;
    }

    /** We send these octets, which stay as they are. */
    void sent(ByteBuf octets) {
        if (!isOn()) {
            forget();
            sent.startAnew();
        } else if (inStep) {
            sent.take(octets, line -> trace.sent(response(line)));
        }
    }

    private String response(String line) {
        if (line.startsWith("+")) {
            return "+ <continuation>";
        }
        if (FETCH.matcher(line).matches()) {
            return withoutStrings(line);
        }
        int space = line.indexOf(' ');
        String tag = space < 0 ? line : line.substring(0, space);
        return hiddenTags.remove(tag) || tooManyHidden() ? "<tag>" + line.substring(tag.length()) : line;
    }

    private static String withoutStrings(String line) {
        var shown = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                shown.append(quoted ? "\"..." : "\"");
            } else if (quoted && c == '\\') {
                i++;
            } else if (!quoted) {
                shown.append(c);
            }
        }
        return shown.toString();
    }
}
