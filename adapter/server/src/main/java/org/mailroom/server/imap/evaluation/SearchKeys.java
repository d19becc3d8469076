package org.mailroom.server.imap.evaluation;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.SearchKey;
import org.mailroom.codec.imap.SearchReturn;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.message.MessageSelection;
import org.mailroom.store.mailbox.MailboxSnapshot;

/** What search keys say besides what they look for. How deep they stand in each other is bounded by the grammar. */
public final class SearchKeys {

    private SearchKeys() {}

    /** A part of the arguments of a search. */
    @FunctionalInterface
    public interface Part<T> {

        T read() throws ImapSyntaxException;
    }

    /**
     * Reads what comes after RETURN. If that is refused (NO), what the search was to save is empty; if it is malformed (BAD),
     * what is saved stays (RFC 5182, section 2.1).
     *
     * @param returns what was read of RETURN
     */
    public static <T> T read(ImapSession session, Optional<Set<SearchReturn>> returns, Part<T> part)
            throws ImapSyntaxException {
        try {
            return part.read();
        } catch (ImapSyntaxException e) {
            boolean isRefused = e.code() != null;
            if (isRefused && returns.orElse(Set.of()).contains(SearchReturn.SAVE)) {
                session.selected().save(new long[0]);
            }
            throw e;
        }
    }

    /** Whether MODSEQ is one of them: the result then has the greatest one (RFC 7162, section 3.1.5). */
    public static boolean usesModSeq(SearchKey key) {
        return any(key, each -> each instanceof SearchKey.ModSeq);
    }

    /** Whether one names a message by a number that there is not. */
    static boolean namesBeyond(SearchKey key, MailboxSnapshot mailbox) {
        return any(
                key,
                each -> each instanceof SearchKey.Numbers numbers && MessageSelection.isBeyond(numbers.set(), mailbox));
    }

    private static boolean any(SearchKey key, Predicate<SearchKey> test) {
        if (key instanceof SearchKey.And and) {
            return and.keys().stream().anyMatch(each -> any(each, test));
        }
        if (key instanceof SearchKey.Or or) {
            return or.keys().stream().anyMatch(each -> any(each, test));
        }
        return key instanceof SearchKey.Not not ? any(not.key(), test) : test.test(key);
    }
}
