package org.mailroom.server.imap.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mailroom.server.imap.transcript.Node.Group;
import org.mailroom.server.imap.transcript.Node.Kind;
import org.mailroom.server.imap.transcript.Node.Word;

/** Takes a response, or a pattern of one, to pieces. */
final class NodeReader {

    private static final Set<String> STATUS = Set.of("OK", "NO", "BAD", "BYE", "PREAUTH");

    private final String text;
    private int at;

    private NodeReader(String text) {
        this.text = text;
    }

    /** The pieces of one response without its CRLF. */
    static List<Node> read(String text) {
        NodeReader reader = new NodeReader(text);
        List<Node> nodes = new ArrayList<>();
        if (text.startsWith("+")) {
            reader.at = 1;
            nodes.add(new Word(Kind.ATOM, "+"));
            reader.text(nodes);
            return nodes;
        }
        while (reader.more(nodes, '\0')) {
            if (nodes.size() == 2 && nodes.get(1) instanceof Word word && STATUS.contains(word.text())) {
                reader.code(nodes);
                reader.text(nodes);
            }
        }
        return nodes;
    }

    /** Reads a node, or the end of the group. */
    private boolean more(List<Node> nodes, char end) {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at == text.length()) {
            if (end != '\0') {
                throw new IllegalArgumentException("'" + end + "' is missing: " + text);
            }
            return false;
        }
        char c = text.charAt(at);
        if (c == end) {
            at++;
            return false;
        }
        nodes.add(node(c, end));
        return true;
    }

    private Node node(char c, char end) {
        return switch (c) {
            case '(' -> group('(', ')');
            case '"' -> quoted();
            case '{' -> literal();
            case '~' -> {
                at++;
                yield literal();
            }
            default -> atom(end == ']');
        };
    }

    private Group group(char bracket, char end) {
        at++;
        List<Node> nodes = new ArrayList<>();
        while (more(nodes, end)) {
            // until the end of the group
        }
        return new Group(bracket, nodes);
    }

    private Word quoted() {
        StringBuilder string = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
            string.append(text.charAt(at));
        }
        at++;
        return new Word(Kind.STRING, string.toString());
    }

    private Word literal() {
        int close = text.indexOf("}\r\n", at);
        if (text.charAt(at) != '{' || close < 0) {
            throw new IllegalArgumentException("No literal: " + text.substring(at));
        }
        int start = close + 3;
        at = start + Integer.parseInt(text.substring(at + 1, close));
        return new Word(Kind.LITERAL, text.substring(start, at));
    }

    /** An atom; brackets within it belong to it with all that is in them. */
    private Word atom(boolean isInCode) {
        int start = at;
        int depth = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '[' && at > start && isSection(start)) {
                depth++;
            } else if (c == ']') {
                if (depth == 0 && isInCode) {
                    break;
                }
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && (c == ' ' || c == '(' || c == ')')) {
                break;
            }
        }
        if (at == start) {
            throw new IllegalArgumentException("'" + text.charAt(at) + "' is out of place: " + text);
        }
        return new Word(Kind.ATOM, text.substring(start, at));
    }

    /** Whether BODY, BINARY and the like came before a bracket. */
    private boolean isSection(int start) {
        return text.substring(start, at).matches("BODY|BODY\\.PEEK|BINARY|BINARY\\.PEEK|BINARY\\.SIZE");
    }

    private void code(List<Node> nodes) {
        if (text.startsWith(" [", at)) {
            at++;
            nodes.add(group('[', ']'));
        }
    }

    private void text(List<Node> nodes) {
        if (at < text.length()) {
            nodes.add(new Word(Kind.TEXT, text.substring(at).stripLeading()));
            at = text.length();
        }
    }
}
