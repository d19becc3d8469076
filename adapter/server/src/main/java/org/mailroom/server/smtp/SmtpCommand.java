package org.mailroom.server.smtp;

import org.mailroom.codec.smtp.SmtpSyntaxException;

/**
 * A command of the protocol: it reads its whole line, checks the state, and says what comes next. One object serves all
 * sessions and holds nothing of them. Runs on the event loop and must not block.
 */
public interface SmtpCommand {

    /** The verb in upper case. */
    String verb();

    /** Whether the octets after the line are not known to be a command until this one has run (DATA, BDAT, AUTH). */
    default boolean holdsInput() {
        return false;
    }

    /**
     * Whether, of those that hold the input, it is followed by octets of a message that would be dangerous to take for commands
     * (DATA, BDAT).
     */
    default boolean holdsContent() {
        return holdsInput();
    }

    /**
     * Executes it.
     *
     * @param arguments the rest of the line without the verb
     * @throws SmtpSyntaxException when they are not what the grammar wants; counted as a bad command
     * @throws SmtpRefusal when the command is well-formed and refused
     */
    Next execute(SmtpSession session, String arguments) throws SmtpSyntaxException, SmtpRefusal;
}
