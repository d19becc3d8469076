package org.mailroom.codec.imap;

import java.util.Optional;
import org.mailroom.codec.imap.SelectParameters.QResync;
import org.mailroom.codec.imap.SelectParameters.SequenceMatch;

/** Reads the parameters of SELECT and EXAMINE (RFC 4466, section 2.4; RFC 7162, section 7). */
final class SelectReader {

    private final ImapCursor in;
    private final NumberReader numbers;
    private final SequenceSetReader sets;
    private boolean condstore;
    private QResync qresync;

    SelectReader(ImapCursor in) {
        this.in = in;
        this.numbers = new NumberReader(in);
        this.sets = new SequenceSetReader(in);
    }

    /** {@code [SP "(" select-param *(SP select-param) ")"]}. */
    SelectParameters parameters() throws ImapSyntaxException {
        if (in.accept(' ')) {
            in.expect('(');
            do {
                parameter();
            } while (in.accept(' '));
            in.expect(')');
        }
        return new SelectParameters(condstore, Optional.ofNullable(qresync));
    }

    private void parameter() throws ImapSyntaxException {
        if (in.acceptName("CONDSTORE")) {
            condstore = true;
        } else if (in.acceptName("QRESYNC")) {
            in.expect(' ');
            qresync = qresync();
        } else {
            throw in.expected("CONDSTORE or QRESYNC");
        }
    }

    private QResync qresync() throws ImapSyntaxException {
        in.expect('(');
        long uidValidity = numbers.nzNumber();
        in.expect(' ');
        long modSeq = numbers.between(1, Long.MAX_VALUE, "a mod-sequence");
        Optional<SequenceSet> knownUids = Optional.empty();
        Optional<SequenceMatch> match = Optional.empty();
        boolean more = in.accept(' ');
        if (more && in.peek() != '(') {
            knownUids = Optional.of(sets.uidSet());
            more = in.accept(' ');
        }
        if (more) {
            match = Optional.of(match());
        }
        in.expect(')');
        return new QResync(uidValidity, modSeq, knownUids, match);
    }

    private SequenceMatch match() throws ImapSyntaxException {
        in.expect('(');
        int mark = in.mark();
        SequenceSet known = sets.uidSet();
        in.expect(' ');
        SequenceSet uids = sets.uidSet();
        in.expect(')');
        if (known.count() != uids.count()) {
            throw in.wrong(mark, "as many message numbers as unique identifiers are needed");
        }
        return new SequenceMatch(known, uids);
    }
}
