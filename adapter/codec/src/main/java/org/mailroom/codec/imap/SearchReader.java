package org.mailroom.codec.imap;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the arguments of SEARCH (RFC 9051, section 9, search). */
final class SearchReader {

    private static final ResponseCode BAD_CHARSET = new ResponseCode.BadCharset(List.of("UTF-8", "US-ASCII"));

    private final ImapCursor in;

    SearchReader(ImapCursor in) {
        this.in = in;
    }

    /** {@code [charset SP] search-key *(SP search-key)}. */
    SearchKey keys() throws ImapSyntaxException {
        Charset charset = StandardCharsets.UTF_8;
        if (in.acceptName("CHARSET")) {
            in.expect(' ');
            charset = charset();
            in.expect(' ');
        }
        return keys(charset);
    }

    /** {@code [search-return-opts SP]}. */
    Optional<Set<SearchReturn>> returns() throws ImapSyntaxException {
        if (!in.acceptName("RETURN")) {
            return Optional.empty();
        }
        in.expect(' ');
        in.expect('(');
        Set<SearchReturn> returns = EnumSet.noneOf(SearchReturn.class);
        if (!in.accept(')')) {
            do {
                returns.add(returned());
            } while (in.accept(' '));
            in.expect(')');
        }
        in.expect(' ');
        return Optional.of(returns.isEmpty() ? Set.of(SearchReturn.ALL) : Set.copyOf(returns));
    }

    /** {@code charset}. */
    Charset charset() throws ImapSyntaxException {
        int mark = in.mark();
        String name = new StringReader(in).astring(StandardCharsets.UTF_8);
        Charset charset = StringReader.charset(name);
        if (charset == null) {
            throw in.wrong(mark, "this charset is not supported, take UTF-8", BAD_CHARSET);
        }
        return charset;
    }

    /** {@code search-key *(SP search-key)}. */
    SearchKey keys(Charset charset) throws ImapSyntaxException {
        return new SearchKeyReader(in, charset).keys();
    }

    private SearchReturn returned() throws ImapSyntaxException {
        for (SearchReturn option : SearchReturn.values()) {
            if (in.acceptName(option.name())) {
                return option;
            }
        }
        throw in.expected("MIN, MAX, ALL, COUNT or SAVE");
    }
}
