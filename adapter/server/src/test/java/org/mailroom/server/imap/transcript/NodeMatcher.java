package org.mailroom.server.imap.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailroom.server.imap.transcript.Node.Group;
import org.mailroom.server.imap.transcript.Node.Kind;
import org.mailroom.server.imap.transcript.Node.Word;

/**
 * Compares pieces of a response with those of a pattern.
 *
 * @param isAnyForm whether an atom may stand for a string and the reverse
 * @param isAnyCase whether letters of either case are the same
 */
record NodeMatcher(Names names, boolean isAnyForm, boolean isAnyCase) {

    private static final String ANYTHING = "...";
    private static final Pattern PLACE = Pattern.compile(Names.NAME.pattern() + "|\\.\\.\\.");

    NodeMatcher anyForm() {
        return new NodeMatcher(names, true, isAnyCase);
    }

    NodeMatcher anyCase() {
        return new NodeMatcher(names, isAnyForm, true);
    }

    boolean node(Node wanted, Node got) {
        if (wanted instanceof Group pattern) {
            return got instanceof Group group
                    && pattern.bracket() == group.bracket()
                    && sequence(pattern.nodes(), group.nodes());
        }
        return got instanceof Word word && word((Word) wanted, word);
    }

    /** In this order; {@code ...} stands for any run of nodes. */
    boolean sequence(List<Node> wanted, List<Node> got) {
        if (wanted.isEmpty()) {
            return got.isEmpty();
        }
        List<Node> rest = wanted.subList(1, wanted.size());
        if (!isAnything(wanted.get(0))) {
            return !got.isEmpty() && node(wanted.get(0), got.get(0)) && sequence(rest, got.subList(1, got.size()));
        }
        for (int skipped = 0; skipped <= got.size(); skipped++) {
            if (sequence(rest, got.subList(skipped, got.size()))) {
                return true;
            }
        }
        return false;
    }

    /** In any order; {@code ...} stands for any more. */
    boolean set(List<Node> wanted, List<Node> got) {
        return entries(wanted, got, 1);
    }

    /** PERMANENTFLAGS with its list. */
    boolean flags(Group wanted, Group got) {
        return wanted.nodes().size() == 2
                && got.nodes().size() == 2
                && node(wanted.nodes().get(0), got.nodes().get(0))
                && group(wanted.nodes().get(1), got.nodes().get(1), 1);
    }

    /** Lists of entries of so many nodes each, in any order. */
    boolean group(Node wanted, Node got, int size) {
        if (isAnything(wanted)) {
            return true;
        }
        return wanted instanceof Group pattern
                && got instanceof Group group
                && entries(pattern.nodes(), group.nodes(), size);
    }

    /** Entries of so many nodes each, in any order; {@code ...} stands for any more. */
    boolean entries(List<Node> wanted, List<Node> got, int size) {
        List<Node> left = new ArrayList<>(got);
        boolean anyMore = false;
        for (int i = 0; i < wanted.size(); i += size) {
            if (isAbsence(wanted.get(i))) {
                if (got.stream().anyMatch(node -> isAbsent(wanted, node))) {
                    return false;
                }
                i += 1 - size;
            } else if (isAnything(wanted.get(i))) {
                anyMore = true;
                i += 1 - size;
            } else if (i + size > wanted.size() || !remove(wanted.subList(i, i + size), left, size)) {
                return false;
            }
        }
        return anyMore || left.isEmpty();
    }

    private boolean remove(List<Node> entry, List<Node> left, int size) {
        for (int i = 0; i + size <= left.size(); i += size) {
            List<Node> other = left.subList(i, i + size);
            if (node(entry.get(0), other.get(0)) && rest(entry, other)) {
                other.clear();
                return true;
            }
        }
        return false;
    }

    private boolean rest(List<Node> entry, List<Node> other) {
        if (entry.size() == 2) {
            return ResponsePattern.value(entry.get(0), entry.get(1), other.get(1), this);
        }
        return sequence(entry.subList(1, entry.size()), other.subList(1, other.size()));
    }

    private boolean word(Word wanted, Word got) {
        if (wanted.isAtom(ANYTHING)) {
            return true;
        }
        boolean isNil = wanted.isAtom("NIL") || got.isAtom("NIL");
        if ((isNil || !isAnyForm) && isString(wanted) != isString(got)) {
            return false;
        }
        if (wanted.kind() == Kind.LITERAL) {
            return wanted.text().equals(got.text());
        }
        return text(Names.withOctets(wanted.text()), got);
    }

    private static boolean isString(Word word) {
        return word.kind() == Kind.STRING || word.kind() == Kind.LITERAL;
    }

    private boolean text(String wanted, Word got) {
        List<String> captured = new ArrayList<>();
        StringBuilder regex = new StringBuilder();
        Matcher places = PLACE.matcher(wanted);
        int end = 0;
        while (places.find()) {
            regex.append(Pattern.quote(wanted.substring(end, places.start())));
            place(places, regex, captured);
            end = places.end();
        }
        regex.append(Pattern.quote(wanted.substring(end)));
        boolean isFields = wanted.contains("[") && wanted.contains("HEADER.FIELDS");
        int flags = Pattern.DOTALL | (isAnyCase || isFields ? Pattern.CASE_INSENSITIVE : 0);
        Matcher match = Pattern.compile(regex.toString(), flags).matcher(got.text());
        if (!match.matches()) {
            return captured.isEmpty() && isSameSet(wanted, got);
        }
        for (int i = 0; i < captured.size(); i++) {
            names.put(captured.get(i), match.group(i + 1));
        }
        return true;
    }

    private void place(Matcher place, StringBuilder regex, List<String> captured) {
        String name = place.group(1);
        if (name == null) {
            regex.append(".*");
        } else if (names.get(name) != null) {
            regex.append(Pattern.quote(names.get(name)));
        } else {
            regex.append(place.group(2) == null ? "(.+?)" : "(\\d+)");
            captured.add(name);
        }
    }

    /** Sets of numbers that are written in different ways. */
    private boolean isSameSet(String wanted, Word got) {
        NumberSet set = NumberSet.of(Names.NAME.matcher(wanted).find() ? names.replaced(wanted) : wanted);
        return set != null && set.equals(NumberSet.of(got.text()));
    }

    /** {@code !name}: this is not to be there. */
    private static boolean isAbsence(Node node) {
        return node instanceof Word word
                && word.kind() == Kind.ATOM
                && word.text().startsWith("!");
    }

    private static boolean isAbsent(List<Node> wanted, Node got) {
        return got instanceof Word word
                && wanted.stream()
                        .anyMatch(
                                node -> isAbsence(node) && ((Word) node).text().equals("!" + word.text()));
    }

    private static boolean isAnything(Node node) {
        return node instanceof Word word && word.isAtom(ANYTHING);
    }
}
