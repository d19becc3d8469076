package org.mailroom.codec.imap;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A reader over the arguments of one command. Call the methods in the order in which the command's grammar has the
 * rules after which they are named (RFC 9051, section 9, unless said otherwise); each goes on where the one before
 * ended, and spaces between arguments are rules too. All of them throw {@link ImapSyntaxException} when something else
 * stands there, and the reader is of no use after that.
 *
 * <p>For COPY: {@code sp(), sequenceSet(), sp(), mailbox(), end()}.
 *
 * <p>Quoted strings may be UTF-8 in any mode: clients send passwords and words to search for so, whatever they have
 * enabled.
 */
public final class ImapReader {

    private final ImapCursor in;
    private final StringReader strings;
    private final NumberReader numbers;

    ImapReader(ImapCursor in) {
        this.in = in;
        this.strings = new StringReader(in);
        this.numbers = new NumberReader(in);
    }

    /**
     * How names of mailboxes are sent: UTF-8 once IMAP4rev2 or UTF8=ACCEPT is enabled (RFC 6855, section 3), else, and
     * unless this is called, modified UTF-7.
     */
    public ImapReader utf8(boolean names) {
        in.utf8(names);
        return this;
    }

    /** All the arguments, whatever was read of them, for people: each literal as in {@code <5 octets>}. */
    public String outline() {
        return in.outline();
    }

    /** {@code SP}. */
    public void sp() throws ImapSyntaxException {
        in.expect(' ');
    }

    /** {@code [SP]}; whether there is one. */
    public boolean acceptSp() {
        return in.accept(' ');
    }

    /** Whether this character comes next. */
    public boolean isNext(char c) {
        return in.peek() == c;
    }

    /** A character of the grammar, say a parenthesis. */
    public void expect(char c) throws ImapSyntaxException {
        in.expect(c);
    }

    /** Whether this word comes next, in any case; if so it is read. */
    public boolean accept(String word) {
        return in.acceptName(word);
    }

    /** Whether nothing is left. */
    public boolean isAtEnd() {
        return in.isAtEnd();
    }

    /** Nothing more is allowed. */
    public void end() throws ImapSyntaxException {
        if (!in.isAtEnd()) {
            throw in.expected("nothing more");
        }
    }

    /** The error to throw if what stands here is not this. */
    public ImapSyntaxException expected(String what) {
        return in.expected(what);
    }

    /** {@code atom}. */
    public String atom() throws ImapSyntaxException {
        return in.takeOne(Abnf::isAtomChar, "an atom");
    }

    /** {@code astring}; literals are UTF-8. */
    public String astring() throws ImapSyntaxException {
        return strings.astring(StandardCharsets.UTF_8);
    }

    /** {@code string}; literals are UTF-8. */
    public String string() throws ImapSyntaxException {
        return strings.string(StandardCharsets.UTF_8);
    }

    /** {@code nstring}; null for NIL. */
    public String nstring() throws ImapSyntaxException {
        return in.acceptName("NIL") ? null : string();
    }

    /** {@code quoted}. */
    public String quoted() throws ImapSyntaxException {
        return strings.quoted();
    }

    /** {@code literal} or {@code literal8}, one that was collected; the array is not to be changed. */
    public byte[] literal() throws ImapSyntaxException {
        return in.takeLiteral().octets();
    }

    /** {@code number}, from 0 to 2<sup>32</sup>-1. */
    public long number() throws ImapSyntaxException {
        return numbers.between(0, NumberReader.MAX_NUMBER, "a number");
    }

    /** {@code nz-number}, from 1 to 2<sup>32</sup>-1. */
    public long nzNumber() throws ImapSyntaxException {
        return numbers.nzNumber();
    }

    /** {@code number64}, from 0 to 2<sup>63</sup>-1. */
    public long number64() throws ImapSyntaxException {
        return numbers.between(0, Long.MAX_VALUE, "a number");
    }

    /** {@code mailbox}. */
    public MailboxName mailbox() throws ImapSyntaxException {
        return new MailboxReader(in).mailbox();
    }

    /** {@code list-mailbox}, as Unicode; wildcards beside each other are made one. */
    public String listMailbox() throws ImapSyntaxException {
        return new MailboxReader(in).listMailbox();
    }

    /** {@code flag}, but not {@code \Recent}. */
    public Flag flag() throws ImapSyntaxException {
        return new FlagReader(in).flag();
    }

    /** {@code flag-keyword}. */
    public Flag flagKeyword() throws ImapSyntaxException {
        return new FlagReader(in).flagKeyword();
    }

    /** {@code flag-list}, each once. */
    public List<Flag> flagList() throws ImapSyntaxException {
        return new FlagReader(in).flagList();
    }

    /** {@code date}. */
    public LocalDate date() throws ImapSyntaxException {
        return new DateReader(in).date();
    }

    /** {@code date-time}; a leap second is taken for the second before. */
    public OffsetDateTime dateTime() throws ImapSyntaxException {
        return new DateReader(in).dateTime();
    }

    /** {@code sequence-set}; may be symbolic. */
    public SequenceSet sequenceSet() throws ImapSyntaxException {
        return new SequenceSetReader(in).sequenceSet();
    }

    /** {@code section}. */
    public Section section() throws ImapSyntaxException {
        return new SectionReader(in).section();
    }

    /** {@code [partial]}; null if there is none. */
    public Partial partial() throws ImapSyntaxException {
        return new SectionReader(in).partial();
    }

    /** What follows {@code "FETCH" SP}, to the end. */
    public FetchArguments fetch() throws ImapSyntaxException {
        return toEnd(new FetchReader(in).arguments());
    }

    /** What follows {@code "STORE" SP}, to the end. */
    public StoreArguments store() throws ImapSyntaxException {
        return toEnd(new StoreReader(in).arguments());
    }

    /** {@code [search-return-opts SP]}, with which the arguments of SEARCH and SORT begin. */
    public Optional<Set<SearchReturn>> searchReturns() throws ImapSyntaxException {
        return new SearchReader(in).returns();
    }

    /**
     * {@code [charset SP] search-key *(SP search-key)}: the rest of SEARCH, to the end.
     *
     * @throws ImapSyntaxException also with BADCHARSET, or if there are more than 1000 keys or 250 in each other
     */
    public SearchKey searchKeys() throws ImapSyntaxException {
        return toEnd(new SearchReader(in).keys());
    }

    /**
     * {@code sort-criteria SP search-criteria}: the rest of SORT, to the end (RFC 5256, section 5).
     *
     * @throws ImapSyntaxException as {@link #searchKeys()}
     */
    public SortArguments sort() throws ImapSyntaxException {
        return toEnd(new SortReader(in).sort());
    }

    /**
     * What follows {@code "THREAD" SP}, to the end (RFC 5256, section 5).
     *
     * @throws ImapSyntaxException as {@link #searchKeys()}
     */
    public ThreadArguments thread() throws ImapSyntaxException {
        return toEnd(new SortReader(in).thread());
    }

    /** What follows {@code "LIST" SP}, to the end. */
    public ListArguments list() throws ImapSyntaxException {
        return toEnd(new ListReader(in).list());
    }

    /** {@code "(" status-att *(SP status-att) ")"}. */
    public Set<StatusItem> statusItems() throws ImapSyntaxException {
        return new ListReader(in).statusItems();
    }

    /** {@code [select-params]}, what follows the mailbox of SELECT and EXAMINE, to the end. */
    public SelectParameters selectParameters() throws ImapSyntaxException {
        return toEnd(new SelectReader(in).parameters());
    }

    /**
     * {@code [create-params]}, what follows the mailbox of CREATE, to the end (RFC 6154, section 6).
     *
     * @throws ImapSyntaxException also with USEATTR for a use that is not known
     */
    public Set<SpecialUse> createParameters() throws ImapSyntaxException {
        return toEnd(new ArgumentReader(in).createParameters());
    }

    /**
     * {@code append-message} up to its octets: what follows the mailbox of APPEND and REPLACE, or a message before. After
     * the octets of one with UTF8 read {@code expect(')')}; then it is the end, or another message (RFC 3502).
     */
    public AppendMessage appendMessage() throws ImapSyntaxException {
        return new ArgumentReader(in).appendMessage();
    }

    /** {@code 1*(SP capability)}, what follows ENABLE (RFC 5161), to the end; in upper case. */
    public Set<String> capabilities() throws ImapSyntaxException {
        return toEnd(new ArgumentReader(in).capabilities());
    }

    /** {@code id-params-list} (RFC 2971), to the end: fields and values, empty for NIL. */
    public Map<String, String> id() throws ImapSyntaxException {
        return toEnd(new ArgumentReader(in).id());
    }

    /** {@code setquota-list} (RFC 9208, section 7). */
    public List<ResourceLimit> quotaList() throws ImapSyntaxException {
        return new ArgumentReader(in).quotaList();
    }

    /** {@code initial-resp} of AUTHENTICATE (RFC 4959): base64, or {@code =} for an empty one. */
    public String initialResponse() throws ImapSyntaxException {
        return in.takeOne(Abnf::isBase64Char, "base64 or '='");
    }

    /** What this reader reads from. */
    ImapCursor cursor() {
        return in;
    }

    private <T> T toEnd(T arguments) throws ImapSyntaxException {
        end();
        return arguments;
    }
}
