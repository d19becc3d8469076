package org.mailroom.codec.imap;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mailroom.codec.imap.SearchKey.Age;
import org.mailroom.codec.imap.SearchKey.All;
import org.mailroom.codec.imap.SearchKey.And;
import org.mailroom.codec.imap.SearchKey.Body;
import org.mailroom.codec.imap.SearchKey.DateField;
import org.mailroom.codec.imap.SearchKey.Dated;
import org.mailroom.codec.imap.SearchKey.EmailId;
import org.mailroom.codec.imap.SearchKey.HasFlag;
import org.mailroom.codec.imap.SearchKey.Header;
import org.mailroom.codec.imap.SearchKey.ModSeq;
import org.mailroom.codec.imap.SearchKey.Not;
import org.mailroom.codec.imap.SearchKey.Numbers;
import org.mailroom.codec.imap.SearchKey.Or;
import org.mailroom.codec.imap.SearchKey.SaveDateSupported;
import org.mailroom.codec.imap.SearchKey.Size;
import org.mailroom.codec.imap.SearchKey.Text;
import org.mailroom.codec.imap.SearchKey.ThreadId;
import org.mailroom.codec.imap.SearchKey.Uids;
import org.mailroom.codec.imap.SearchKey.When;

/**
 * Reads search keys (RFC 9051, section 9, search-key; RFC 3501, RFC 5032, RFC 7162, RFC 8474, RFC 8514). How many there
 * are and how deep they stand one in the other is bounded: programs of users are small, and others are attacks.
 */
final class SearchKeyReader {

    /** Of NOT, OR and parentheses in each other. Programs list hundreds of messages by OR within OR. */
    static final int MAX_DEPTH = 250;

    static final int MAX_KEYS = 1000;

    private final ImapCursor in;
    private final Charset charset;
    private final StringReader strings;
    private final NumberReader numbers;
    private int depth;
    private int count;

    SearchKeyReader(ImapCursor in, Charset charset) {
        this.in = in;
        this.charset = charset;
        this.strings = new StringReader(in);
        this.numbers = new NumberReader(in);
    }

    /** {@code search-key *(SP search-key)}. */
    SearchKey keys() throws ImapSyntaxException {
        List<SearchKey> keys = new ArrayList<>();
        do {
            keys.add(key());
        } while (in.accept(' '));
        return keys.size() == 1 ? keys.get(0) : new And(List.copyOf(keys));
    }

    private SearchKey key() throws ImapSyntaxException {
        if (++count > MAX_KEYS) {
            throw in.expected("at most " + MAX_KEYS + " search keys");
        }
        if (SequenceSetReader.startsWith(in.peek())) {
            return new Numbers(new SequenceSetReader(in).sequenceSet());
        }
        if (++depth > MAX_DEPTH) {
            throw in.expected("search keys nested at most " + MAX_DEPTH + " deep");
        }
        SearchKey key = in.peek() == '(' ? group() : named(in.mark(), in.name());
        depth--;
        return key;
    }

    private SearchKey group() throws ImapSyntaxException {
        in.expect('(');
        SearchKey keys = keys();
        in.expect(')');
        return keys;
    }

    private SearchKey named(int mark, String name) throws ImapSyntaxException {
        return switch (name) {
            case "ALL" -> new All();
            case "NOT" -> not(operand());
            case "OR" -> or(operand(), operand());
            case "UID" -> uids();
            case "LARGER", "SMALLER" -> new Size(name.equals("LARGER"), number64());
            case "OLDER", "YOUNGER" -> new Age(name.equals("OLDER"), interval());
            case "SAVEDATESUPPORTED" -> new SaveDateSupported();
            case "MODSEQ" -> modSeq();
            case "EMAILID" -> new EmailId(objectId());
            case "THREADID" -> new ThreadId(objectId());
            default -> flagged(mark, name);
        };
    }

    private SearchKey flagged(int mark, String name) throws ImapSyntaxException {
        return switch (name) {
            case "ANSWERED" -> new HasFlag(Flag.ANSWERED);
            case "DELETED" -> new HasFlag(Flag.DELETED);
            case "DRAFT" -> new HasFlag(Flag.DRAFT);
            case "FLAGGED" -> new HasFlag(Flag.FLAGGED);
            case "SEEN" -> new HasFlag(Flag.SEEN);
            case "RECENT" -> new HasFlag(Flag.RECENT);
            case "KEYWORD" -> new HasFlag(keyword());
            case "UNANSWERED" -> new Not(new HasFlag(Flag.ANSWERED));
            case "UNDELETED" -> new Not(new HasFlag(Flag.DELETED));
            case "UNDRAFT" -> new Not(new HasFlag(Flag.DRAFT));
            case "UNFLAGGED" -> new Not(new HasFlag(Flag.FLAGGED));
            case "UNSEEN" -> new Not(new HasFlag(Flag.SEEN));
            case "UNKEYWORD" -> new Not(new HasFlag(keyword()));
            case "OLD" -> new Not(new HasFlag(Flag.RECENT));
            case "NEW" -> new And(List.of(new HasFlag(Flag.RECENT), new Not(new HasFlag(Flag.SEEN))));
            default -> dated(mark, name);
        };
    }

    private SearchKey dated(int mark, String name) throws ImapSyntaxException {
        return switch (name) {
            case "BEFORE" -> dated(DateField.INTERNAL, When.BEFORE);
            case "ON" -> dated(DateField.INTERNAL, When.ON);
            case "SINCE" -> dated(DateField.INTERNAL, When.SINCE);
            case "SENTBEFORE" -> dated(DateField.SENT, When.BEFORE);
            case "SENTON" -> dated(DateField.SENT, When.ON);
            case "SENTSINCE" -> dated(DateField.SENT, When.SINCE);
            case "SAVEDBEFORE" -> dated(DateField.SAVED, When.BEFORE);
            case "SAVEDON" -> dated(DateField.SAVED, When.ON);
            case "SAVEDSINCE" -> dated(DateField.SAVED, When.SINCE);
            default -> textual(mark, name);
        };
    }

    private SearchKey textual(int mark, String name) throws ImapSyntaxException {
        return switch (name) {
            case "BCC", "CC", "FROM", "SUBJECT", "TO" -> new Header(name, text());
            case "HEADER" -> new Header(text(), text());
            case "BODY" -> new Body(text());
            case "TEXT" -> new Text(text());
            default -> throw in.wrong(mark, "expected a search key");
        };
    }

    private SearchKey operand() throws ImapSyntaxException {
        in.expect(' ');
        return key();
    }

    private static SearchKey not(SearchKey key) {
        return key instanceof Not not ? not.key() : new Not(key);
    }

    private static SearchKey or(SearchKey one, SearchKey other) {
        List<SearchKey> keys = new ArrayList<>();
        addTo(keys, one);
        addTo(keys, other);
        return new Or(List.copyOf(keys));
    }

    private static void addTo(List<SearchKey> keys, SearchKey key) {
        if (key instanceof Or or) {
            keys.addAll(or.keys());
        } else {
            keys.add(key);
        }
    }

    private SearchKey uids() throws ImapSyntaxException {
        in.expect(' ');
        return new Uids(new SequenceSetReader(in).sequenceSet());
    }

    private long number64() throws ImapSyntaxException {
        in.expect(' ');
        return numbers.between(0, Long.MAX_VALUE, "a number of octets");
    }

    private long interval() throws ImapSyntaxException {
        in.expect(' ');
        return numbers.between(1, NumberReader.MAX_NUMBER, "a number of seconds");
    }

    /** {@code "MODSEQ" [SP entry-name SP entry-type-req] SP mod-sequence-valzer} (RFC 7162, section 7). */
    private SearchKey modSeq() throws ImapSyntaxException {
        in.expect(' ');
        if (in.peek() == '"') {
            strings.quoted();
            in.expect(' ');
            if (!in.acceptName("all") && !in.acceptName("priv") && !in.acceptName("shared")) {
                throw in.expected("all, priv or shared");
            }
            in.expect(' ');
        }
        return new ModSeq(numbers.between(0, Long.MAX_VALUE, "a mod-sequence"));
    }

    private String objectId() throws ImapSyntaxException {
        in.expect(' ');
        return strings.astring(StandardCharsets.US_ASCII);
    }

    private Flag keyword() throws ImapSyntaxException {
        in.expect(' ');
        return new FlagReader(in).flagKeyword();
    }

    private SearchKey dated(DateField field, When when) throws ImapSyntaxException {
        in.expect(' ');
        return new Dated(field, when, new DateReader(in).date());
    }

    private String text() throws ImapSyntaxException {
        in.expect(' ');
        return strings.astring(charset);
    }
}
