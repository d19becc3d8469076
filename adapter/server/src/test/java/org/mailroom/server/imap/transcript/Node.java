package org.mailroom.server.imap.transcript;

import java.util.List;

/** A piece of a response, or of a pattern of one. */
sealed interface Node {

    /** An atom, a string without its quotes or its length, or free text. */
    record Word(Kind kind, String text) implements Node {

        boolean isAtom(String name) {
            return kind == Kind.ATOM && text.equals(name);
        }
    }

    /** What a word is. */
    enum Kind {
        ATOM,
        STRING,
        /** As STRING; nothing in it stands for something else. */
        LITERAL,
        TEXT
    }

    /** In parentheses, or in the brackets of a response code. */
    record Group(char bracket, List<Node> nodes) implements Node {}
}
