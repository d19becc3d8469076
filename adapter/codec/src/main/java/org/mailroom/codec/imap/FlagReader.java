package org.mailroom.codec.imap;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads flags (RFC 9051, section 9). */
final class FlagReader {

    private final ImapCursor in;

    FlagReader(ImapCursor in) {
        this.in = in;
    }

    /** {@code flag}: \Recent is none that a client may name. */
    Flag flag() throws ImapSyntaxException {
        int mark = in.mark();
        String slash = in.accept('\\') ? "\\" : "";
        Flag flag = Flag.of(slash + in.takeOne(Abnf::isAtomChar, "a flag"));
        if (flag.equals(Flag.RECENT)) {
            throw in.wrong(mark, "\\Recent is set by the server only");
        }
        return flag;
    }

    /** {@code flag-keyword}. */
    Flag flagKeyword() throws ImapSyntaxException {
        return Flag.of(in.takeOne(Abnf::isAtomChar, "a keyword"));
    }

    /** {@code flag-list}. */
    List<Flag> flagList() throws ImapSyntaxException {
        in.expect('(');
        if (in.accept(')')) {
            return List.of();
        }
        List<Flag> flags = flags();
        in.expect(')');
        return flags;
    }

    /** {@code flag *(SP flag)}, each once. */
    List<Flag> flags() throws ImapSyntaxException {
        Set<Flag> flags = new LinkedHashSet<>();
        do {
            flags.add(flag());
        } while (in.accept(' '));
        return List.copyOf(flags);
    }
}
