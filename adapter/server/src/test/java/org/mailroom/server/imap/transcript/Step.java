package org.mailroom.server.imap.transcript;

import java.util.List;

/** One thing that a transcript says. Text holds one octet in each character. */
public sealed interface Step {

    /** The file and the line where it is said. */
    String where();

    /** Something is sent: a line, or without its end. */
    record Say(String where, int client, String text, boolean isLine) implements Step {}

    /** The next response, or one of a group of such lines. */
    record Expect(String where, int client, Presence presence, String pattern) implements Step {}

    /** How a response is expected. */
    enum Presence {
        /** Next and nothing else. */
        NEXT,
        /** Once, in any place of its group. */
        ONCE,
        /** Once or not at all, in any place of its group. */
        OPTIONAL,
        /** As often as it comes, in any place of its group. */
        ANY_NUMBER,
        /** Not in any place of its group. */
        NEVER
    }

    /** The server ends the connection without another word. */
    record ExpectEnd(String where, int client) implements Step {}

    /** The client ends the connection, shakes hands for TLS or begins to compress. */
    record Act(String where, int client, Action action) implements Step {}

    /** What a client can do besides speaking. */
    enum Action {
        CLOSE,
        TLS,
        DEFLATE
    }

    /** A comparison of numbers or texts must hold. */
    record Check(String where, String left, String operator, String right) implements Step {}

    /** A name stands for a number from here on. */
    record Let(String where, String name, String value) implements Step {}

    /** A mailbox is made, beside the dialogue. */
    record MakeMailbox(String where, String name, List<NewMessage> messages) implements Step {}

    /**
     * What the account may have is set, beside the dialogue.
     *
     * @param maxOctets -1 for as much as it likes
     * @param maxMessages the same
     */
    record SetQuota(String where, long maxOctets, long maxMessages) implements Step {}

    /**
     * A message to put there.
     *
     * @param flags with their parentheses, or empty
     * @param date with its quotes, or empty
     */
    record NewMessage(String message, String flags, String date) {}
}
