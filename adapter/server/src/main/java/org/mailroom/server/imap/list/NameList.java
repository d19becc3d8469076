package org.mailroom.server.imap.list;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailroom.codec.imap.ListArguments;
import org.mailroom.codec.imap.ListArguments.Returned;
import org.mailroom.codec.imap.ListArguments.Selection;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MailboxTree;

/** What LIST answers (RFC 9051, section 6.3.9). */
public final class NameList {

    private final MailboxTree tree;
    private final ListArguments wanted;
    private final boolean isRev2;
    private final List<NamePattern> patterns;

    /** Names that fit a pattern. */
    private final NavigableSet<String> fitting;

    /** Names that are wanted, whether they fit or not. */
    private final NavigableSet<String> selected;

    /**
     * The answer.
     *
     * @param isRev2 whether the client knows of names without mailboxes as RFC 9051 has them
     */
    public NameList(MailboxTree tree, ListArguments wanted, boolean isRev2) {
        this.tree = tree;
        this.wanted = wanted;
        this.isRev2 = isRev2;
        this.patterns = wanted.patterns().stream()
                .map(pattern -> new NamePattern(wanted.reference().name() + pattern))
                .toList();
        NavigableSet<String> names = names();
        this.fitting = names.stream().filter(this::fits).collect(Collectors.toCollection(TreeSet::new));
        this.selected = names.stream().filter(this::isSelected).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean fits(String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    /** All there are: of mailboxes, of what is above them, and if they are asked for of subscriptions and what is above these. */
    private NavigableSet<String> names() {
        NavigableSet<String> names = new TreeSet<>();
        tree.mailboxes().keySet().forEach(name -> addWithSuperiors(name, names));
        if (selects(Selection.SUBSCRIBED)) {
            tree.subscriptions().forEach(name -> addWithSuperiors(name, names));
        }
        return names;
    }

    private static void addWithSuperiors(String name, Set<String> names) {
        String superior = name;
        while (names.add(superior) && superior.lastIndexOf(MailboxTree.SEPARATOR) > 0) {
            superior = superior.substring(0, superior.lastIndexOf(MailboxTree.SEPARATOR));
        }
    }

    /** The names to be told, in their order. */
    public List<ListedName> listed() {
        List<ListedName> listed = new ArrayList<>();
        for (String name : fitting) {
            boolean isSelected = selected.contains(name);
            boolean hasChildInfo = selects(Selection.RECURSIVEMATCH) && hasSelectedInferior(name, !isSelected);
            if (isSelected || hasChildInfo) {
                listed.add(listed(name, hasChildInfo));
            }
        }
        return listed;
    }

    private boolean selects(Selection selection) {
        return wanted.selection().contains(selection);
    }

    private boolean isSelected(String name) {
        Mailbox mailbox = tree.mailboxes().get(name);
        if (selects(Selection.SPECIAL_USE)
                && (mailbox == null || mailbox.specialUse().isEmpty())) {
            return false;
        }
        return !selects(Selection.SUBSCRIBED) || tree.subscriptions().contains(name);
    }

    /**
     * Whether there is an inferior that is selected.
     *
     * @param hidden whether it is to be one that is not told of itself: else nobody needs to hear of a name for its sake alone
     */
    private boolean hasSelectedInferior(String name, boolean hidden) {
        String prefix = name + MailboxTree.SEPARATOR;
        return selected.tailSet(prefix, true).stream()
                .takeWhile(inferior -> inferior.startsWith(prefix))
                .anyMatch(inferior -> !hidden || !fitting.contains(inferior));
    }

    private ListedName listed(String name, boolean hasChildInfo) {
        Optional<Mailbox> mailbox = Optional.ofNullable(tree.mailboxes().get(name));
        Set<String> attributes = new LinkedHashSet<>();
        if (mailbox.isEmpty()) {
            attributes.add(isRev2 || wanted.extended() ? "\\NonExistent" : "\\Noselect");
        }
        boolean isSubscribed = tree.subscriptions().contains(name);
        if (isSubscribed && (selects(Selection.SUBSCRIBED) || returns(Returned.SUBSCRIBED))) {
            attributes.add("\\Subscribed");
        }
        if (!wanted.extended() || returns(Returned.CHILDREN)) {
            attributes.add(tree.hasInferiors(name) ? "\\HasChildren" : "\\HasNoChildren");
        }
        if (!wanted.extended() || returns(Returned.SPECIAL_USE) || selects(Selection.SPECIAL_USE)) {
            mailbox.ifPresent(found -> attributes.addAll(new TreeSet<>(found.specialUse())));
        }
        return new ListedName(name, mailbox, attributes, hasChildInfo ? childInfo() : List.of());
    }

    private List<String> childInfo() {
        return Stream.of(Selection.SUBSCRIBED, Selection.SPECIAL_USE)
                .filter(this::selects)
                .map(Selection::word)
                .toList();
    }

    private boolean returns(Returned returned) {
        return wanted.returns().contains(returned);
    }
}
