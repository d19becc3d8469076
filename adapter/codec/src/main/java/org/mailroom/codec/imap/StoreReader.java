package org.mailroom.codec.imap;

import java.util.List;
import java.util.OptionalLong;
import org.mailroom.codec.imap.StoreArguments.Change;

/** Reads the arguments of STORE. */
final class StoreReader {

    private final ImapCursor in;

    StoreReader(ImapCursor in) {
        this.in = in;
    }

    /** {@code sequence-set [SP store-modifiers] SP store-att-flags}. */
    StoreArguments arguments() throws ImapSyntaxException {
        SequenceSet messages = new SequenceSetReader(in).sequenceSet();
        in.expect(' ');
        OptionalLong unchangedSince = in.peek() == '(' ? modifiers() : OptionalLong.empty();
        Change change = change();
        boolean silent = in.acceptName("FLAGS.SILENT");
        if (!silent) {
            in.expectName("FLAGS");
        }
        in.expect(' ');
        FlagReader reader = new FlagReader(in);
        List<Flag> flags = in.peek() == '(' ? reader.flagList() : reader.flags();
        return new StoreArguments(messages, unchangedSince, change, silent, flags);
    }

    private OptionalLong modifiers() throws ImapSyntaxException {
        in.expect('(');
        in.expectName("UNCHANGEDSINCE");
        in.expect(' ');
        long modSeq = new NumberReader(in).between(0, Long.MAX_VALUE, "a mod-sequence");
        in.expect(')');
        in.expect(' ');
        return OptionalLong.of(modSeq);
    }

    private Change change() {
        if (in.accept('+')) {
            return Change.ADD;
        }
        return in.accept('-') ? Change.REMOVE : Change.REPLACE;
    }
}
