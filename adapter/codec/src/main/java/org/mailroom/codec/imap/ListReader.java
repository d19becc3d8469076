package org.mailroom.codec.imap;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mailroom.codec.imap.ListArguments.Returned;
import org.mailroom.codec.imap.ListArguments.Selection;

/** Reads the arguments of LIST, and the items of STATUS (RFC 9051, section 9; RFC 5258, section 6; RFC 5819). */
final class ListReader {

    private static final int MAX_PATTERNS = 100;

    private final ImapCursor in;
    private final MailboxReader mailboxes;
    private final Set<Selection> selection = EnumSet.noneOf(Selection.class);
    private final List<String> patterns = new ArrayList<>();
    private final Set<Returned> returns = EnumSet.noneOf(Returned.class);
    private Set<StatusItem> status = EnumSet.noneOf(StatusItem.class);
    private boolean extended;

    ListReader(ImapCursor in) {
        this.in = in;
        this.mailboxes = new MailboxReader(in);
    }

    /** {@code [list-select-opts SP] mailbox SP mbox-or-pat [SP list-return-opts]}. */
    ListArguments list() throws ImapSyntaxException {
        if (in.peek() == '(') {
            selection();
            in.expect(' ');
        }
        MailboxName reference = mailboxes.mailbox();
        in.expect(' ');
        patterns();
        if (in.accept(' ')) {
            in.expectName("RETURN");
            in.expect(' ');
            returns();
        }
        return new ListArguments(selection, reference, patterns, returns, status, extended);
    }

    /** {@code "(" status-att *(SP status-att) ")"}. */
    Set<StatusItem> statusItems() throws ImapSyntaxException {
        Set<StatusItem> items = EnumSet.noneOf(StatusItem.class);
        in.expect('(');
        do {
            items.add(statusItem());
        } while (in.accept(' '));
        in.expect(')');
        return items;
    }

    private void selection() throws ImapSyntaxException {
        extended = true;
        int mark = in.mark();
        in.expect('(');
        if (!in.accept(')')) {
            do {
                selection.add(selected());
            } while (in.accept(' '));
            in.expect(')');
        }
        boolean base = selection.contains(Selection.SUBSCRIBED) || selection.contains(Selection.SPECIAL_USE);
        if (selection.contains(Selection.RECURSIVEMATCH) && !base) {
            throw in.wrong(mark, "RECURSIVEMATCH needs another selection option");
        }
    }

    private void patterns() throws ImapSyntaxException {
        if (!in.accept('(')) {
            patterns.add(mailboxes.listMailbox());
            return;
        }
        extended = true;
        do {
            if (patterns.size() == MAX_PATTERNS) {
                throw in.expected("at most " + MAX_PATTERNS + " patterns");
            }
            patterns.add(mailboxes.listMailbox());
        } while (in.accept(' '));
        in.expect(')');
    }

    private void returns() throws ImapSyntaxException {
        extended = true;
        in.expect('(');
        if (!in.accept(')')) {
            do {
                returned();
            } while (in.accept(' '));
            in.expect(')');
        }
    }

    private void returned() throws ImapSyntaxException {
        if (in.acceptName("STATUS")) {
            in.expect(' ');
            status = statusItems();
            return;
        }
        for (Returned option : Returned.values()) {
            if (in.acceptName(option.word())) {
                returns.add(option);
                return;
            }
        }
        throw in.expected("SUBSCRIBED, CHILDREN, SPECIAL-USE or STATUS");
    }

    private Selection selected() throws ImapSyntaxException {
        for (Selection option : Selection.values()) {
            if (in.acceptName(option.word())) {
                return option;
            }
        }
        throw in.expected("SUBSCRIBED, REMOTE, RECURSIVEMATCH or SPECIAL-USE");
    }

    private StatusItem statusItem() throws ImapSyntaxException {
        for (StatusItem item : StatusItem.values()) {
            if (in.acceptName(item.word())) {
                return item;
            }
        }
        throw in.expected("a status item");
    }
}
