package org.mailroom.codec.imap;

import java.util.List;
import java.util.Set;

/**
 * The arguments of LIST (RFC 9051, section 6.3.9; RFC 5258, RFC 5819, RFC 6154).
 *
 * @param selection which mailboxes are wanted; RECURSIVEMATCH is never alone or with REMOTE only
 * @param reference may be empty
 * @param patterns of names, with {@code *} and {@code %}; at least one. Wildcards beside each other are made one
 * @param returns what is wanted of each
 * @param status the items of RETURN (STATUS ...), empty without it
 * @param extended whether the syntax was RFC 5258's: INBOX and others are then treated as section 3 says
 */
public record ListArguments(
        Set<Selection> selection,
        MailboxName reference,
        List<String> patterns,
        Set<Returned> returns,
        Set<StatusItem> status,
        boolean extended) {

    public ListArguments {
        selection = Set.copyOf(selection);
        patterns = List.copyOf(patterns);
        returns = Set.copyOf(returns);
        status = Set.copyOf(status);
    }

    /** Which mailboxes are wanted. */
    public enum Selection {
        SUBSCRIBED("SUBSCRIBED"),
        REMOTE("REMOTE"),
        RECURSIVEMATCH("RECURSIVEMATCH"),
        SPECIAL_USE("SPECIAL-USE");

        private final String word;

        Selection(String word) {
            this.word = word;
        }

        /** As the grammar has it. */
        public String word() {
            return word;
        }
    }

    /** What is wanted of each mailbox. */
    public enum Returned {
        SUBSCRIBED("SUBSCRIBED"),
        CHILDREN("CHILDREN"),
        SPECIAL_USE("SPECIAL-USE");

        private final String word;

        Returned(String word) {
            this.word = word;
        }

        /** As the grammar has it. */
        public String word() {
            return word;
        }
    }
}
