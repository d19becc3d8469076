package org.mailroom.server.imap.transcript;

import java.util.List;
import java.util.Set;
import org.mailroom.server.imap.transcript.Node.Group;
import org.mailroom.server.imap.transcript.Node.Kind;
import org.mailroom.server.imap.transcript.Node.Word;

/**
 * Compares a response with what a transcript has. Where a response has no order (attributes of FETCH and STATUS, flags,
 * capabilities, numbers of SEARCH and so on), none is asked for.
 */
final class ResponsePattern {

    private static final Set<String> SETS = Set.of("CAPABILITY", "ENABLED", "SEARCH");
    private static final Set<String> SETS_OF_CODES = Set.of("CAPABILITY", "PERMANENTFLAGS");

    private ResponsePattern() {}

    /** Whether the response is as the pattern says; then {@code names} has what its names stand for. */
    static boolean matches(String pattern, String response, Names names) {
        List<Node> wanted = NodeReader.read(pattern);
        List<Node> got = NodeReader.read(response);
        Names found = new Names(names);
        if (!response(wanted, got, new NodeMatcher(found, false, false))) {
            return false;
        }
        names.putAll(found);
        return true;
    }

    private static boolean response(List<Node> wanted, List<Node> got, NodeMatcher exact) {
        String name = got.size() > 1 && got.get(1) instanceof Word word ? word.text() : "";
        NodeMatcher loose = exact.anyForm();
        if (isOpenEnded(wanted) && !isStatus(got) && !SETS.contains(name)) {
            return loose.sequence(wanted, got);
        }
        if (got.size() == 4 && got.get(2) instanceof Word fetch && fetch.isAtom("FETCH")) {
            return wanted.size() == 4
                    && exact.sequence(wanted.subList(0, 3), got.subList(0, 3))
                    && fetch(wanted.get(3), got.get(3), exact);
        }
        if (isStatus(got)) {
            return status(wanted, got, loose);
        }
        if (wanted.size() < 2 || !loose.sequence(wanted.subList(0, 2), got.subList(0, 2))) {
            return false;
        }
        return arguments(name, wanted.subList(2, wanted.size()), got.subList(2, got.size()), loose);
    }

    private static boolean isOpenEnded(List<Node> wanted) {
        return wanted.size() > 1 && wanted.get(wanted.size() - 1) instanceof Word any && any.isAtom("...");
    }

    private static boolean isStatus(List<Node> got) {
        return got.get(0) instanceof Word plus && plus.isAtom("+")
                || got.size() > 1
                        && got.get(1) instanceof Word word
                        && word.text().matches("OK|NO|BAD|BYE|PREAUTH");
    }

    /** What the pattern does not say of the code and the text, may be anything. */
    private static boolean status(List<Node> wanted, List<Node> got, NodeMatcher loose) {
        int fixed = got.get(0) instanceof Word plus && plus.isAtom("+") ? 1 : 2;
        if (wanted.size() < fixed || !loose.sequence(wanted.subList(0, fixed), got.subList(0, fixed))) {
            return false;
        }
        for (Node node : wanted.subList(fixed, wanted.size())) {
            boolean found = got.subList(fixed, got.size()).stream().anyMatch(other -> part(node, other, loose));
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static boolean part(Node wanted, Node got, NodeMatcher loose) {
        if (!(wanted instanceof Group code) || !(got instanceof Group other)) {
            return loose.node(wanted, got);
        }
        String name = other.nodes().get(0) instanceof Word word ? word.text() : "";
        if (!SETS_OF_CODES.contains(name)) {
            return loose.sequence(code.nodes(), other.nodes());
        }
        return name.equals("CAPABILITY") ? loose.set(code.nodes(), other.nodes()) : loose.flags(code, other);
    }

    private static boolean arguments(String name, List<Node> wanted, List<Node> got, NodeMatcher loose) {
        if (SETS.contains(name)) {
            return loose.set(wanted, got);
        }
        return switch (name) {
            case "FLAGS" -> wanted.size() == 1 && got.size() == 1 && loose.group(wanted.get(0), got.get(0), 1);
            case "LIST", "LSUB" ->
                wanted.size() == got.size()
                        && got.size() > 2
                        && loose.anyCase().group(wanted.get(0), got.get(0), 1)
                        && loose.sequence(wanted.subList(1, 3), got.subList(1, 3))
                        && (got.size() == 3 || loose.group(wanted.get(3), got.get(3), 2));
            case "STATUS", "QUOTA" ->
                wanted.size() == 2
                        && got.size() == 2
                        && loose.node(wanted.get(0), got.get(0))
                        && loose.group(wanted.get(1), got.get(1), name.equals("QUOTA") ? 3 : 2);
            case "ESEARCH" -> esearch(wanted, got, loose);
            default -> loose.sequence(wanted, got);
        };
    }

    /** The correlator and UID come first, then what was found, in any order. */
    private static boolean esearch(List<Node> wanted, List<Node> got, NodeMatcher loose) {
        int first = beginOfData(wanted);
        return first == beginOfData(got)
                && loose.sequence(wanted.subList(0, first), got.subList(0, first))
                && loose.entries(wanted.subList(first, wanted.size()), got.subList(first, got.size()), 2);
    }

    private static int beginOfData(List<Node> nodes) {
        int first = !nodes.isEmpty() && nodes.get(0) instanceof Group ? 1 : 0;
        return nodes.size() > first && nodes.get(first) instanceof Word word && word.isAtom("UID") ? first + 1 : first;
    }

    private static boolean fetch(Node wanted, Node got, NodeMatcher exact) {
        return wanted instanceof Group pattern
                && got instanceof Group group
                && exact.entries(pattern.nodes(), group.nodes(), 2);
    }

    /** How the value of something fetched is compared. */
    static boolean value(Node key, Node wanted, Node got, NodeMatcher matcher) {
        String name = key instanceof Word word && word.kind() == Kind.ATOM ? word.text() : "";
        return switch (name) {
            case "FLAGS" -> matcher.group(wanted, got, 1);
            case "BODY", "BODYSTRUCTURE" -> matcher.anyCase().node(wanted, got);
            default -> matcher.node(wanted, got);
        };
    }
}
