package org.mailroom.server.imap.extension.thread;

import java.util.BitSet;
import java.util.Optional;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.ThreadArguments;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Naming;
import org.mailroom.server.imap.Next;
import org.mailroom.server.imap.evaluation.Evaluation;
import org.mailroom.server.imap.evaluation.Outcome;
import org.mailroom.server.imap.thread.ThreadOutput;
import org.mailroom.server.imap.thread.ThreadRun;

/** THREAD and UID THREAD (RFC 5256, section 3). */
final class Thread implements ImapCommand {

    private final Naming naming;

    Thread(Naming naming) {
        this.naming = naming;
    }

    @Override
    public String name() {
        return naming.of("THREAD");
    }

    @Override
    public Needs needs() {
        return Needs.SELECTED;
    }

    @Override
    public Numbers numbers() {
        return naming.numbers();
    }

    @Override
    public boolean overlaps() {
        return true;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException, ImapRefusal {
        arguments.sp();
        ThreadArguments thread = arguments.thread();
        return Evaluation.of(
                name(),
                session,
                thread.key(),
                Optional.empty(),
                found -> new Threaded(session, thread.algorithm(), found));
    }

    /** The messages found, to be threaded. */
    private final class Threaded implements Outcome {

        private final ThreadRun run;
        private ThreadOutput output;

        Threaded(ImapSession session, ThreadArguments.Algorithm algorithm, BitSet found) {
            this.run = new ThreadRun(algorithm, session.selected().told(), found, Evaluation.messages(session));
        }

        @Override
        public boolean advance() {
            return run.advance();
        }

        @Override
        public boolean writeTo(ImapWriter out, int enough) {
            if (output == null) {
                output = run.output(naming.isByUid());
            }
            return output.writeTo(out, enough);
        }
    }
}
