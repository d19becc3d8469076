package org.mailroom.server.imap;

/** Counts the bad commands of one session: malformed, unknown, with wrong arguments. Enforces {@code maxBadCommands}. */
final class BadCommands {

    private final ImapSession session;
    private int beforeLogin;
    private int afterLogin;

    BadCommands(ImapSession session) {
        this.session = session;
    }

    /** One more: its answer, or the farewell when it was one too many. */
    Next answer(Next.Answer answer) {
        boolean tooMany = session.isLoggedIn()
                ? ++afterLogin >= session.settings().limits().imap().maxBadCommands()
                : ++beforeLogin >= session.settings().limits().maxBadCommands();
        return tooMany ? new Next.Farewell(null, "Too many bad commands; closing", answer) : answer;
    }
}
