package org.mailroom.server.imap.list;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.mailroom.store.mailbox.MailboxTree;

/** What LSUB answers (RFC 3501, section 6.3.9). */
public final class SubscribedNames {

    private SubscribedNames() {}

    /**
     * A name.
     *
     * @param isSubscribed whether it is told for itself, not for what is below it
     */
    public record Name(String name, boolean isSubscribed) {}

    /** The names to be told, in their order. */
    public static List<Name> of(MailboxTree tree, String reference, String pattern) {
        var fits = new NamePattern(reference + pattern);
        NavigableSet<String> names = new TreeSet<>(tree.subscriptions());
        if (pattern.endsWith("%")) {
            // "A special situation": what is above a name that does not fit takes its place
            tree.subscriptions().forEach(name -> addSuperiors(name, names));
        }
        List<Name> told = new ArrayList<>();
        for (String name : names) {
            if (fits.matches(name)) {
                told.add(new Name(name, tree.subscriptions().contains(name)));
            }
        }
        return told;
    }

    private static void addSuperiors(String name, NavigableSet<String> names) {
        for (int end = name.lastIndexOf(MailboxTree.SEPARATOR);
                end > 0;
                end = name.lastIndexOf(MailboxTree.SEPARATOR, end - 1)) {
            names.add(name.substring(0, end));
        }
    }
}
