package org.mailroom.server.imap.search;

import java.util.List;
import org.mailroom.server.imap.message.MessageBatches.Entry;

/** A search key, made ready for evaluation. */
@FunctionalInterface
interface Criterion {

    /** What is known of the message decides it, or leaves it open. Of a message all of which is known nothing is open. */
    Verdict test(Evidence evidence);

    /** What the row of a message decides. */
    @FunctionalInterface
    interface OfRow extends Criterion {

        boolean matches(Entry entry);

        @Override
        default Verdict test(Evidence evidence) {
            return Verdict.of(matches(evidence.entry()));
        }
    }

    /** All of several. */
    record And(List<Criterion> criteria) implements Criterion {
        @Override
        public Verdict test(Evidence evidence) {
            return firstOr(Verdict.NO, criteria, evidence);
        }
    }

    /** One of several. */
    record Or(List<Criterion> criteria) implements Criterion {
        @Override
        public Verdict test(Evidence evidence) {
            return firstOr(Verdict.YES, criteria, evidence);
        }
    }

    /** The contrary. */
    record Not(Criterion criterion) implements Criterion {
        @Override
        public Verdict test(Evidence evidence) {
            return criterion.test(evidence).not();
        }
    }

    /** This verdict if one of the criteria has it, else OPEN if one has that, else the contrary. */
    private static Verdict firstOr(Verdict decisive, List<Criterion> criteria, Evidence evidence) {
        Verdict result = decisive.not();
        for (Criterion criterion : criteria) {
            Verdict verdict = criterion.test(evidence);
            if (verdict == decisive) {
                return decisive;
            }
            if (verdict == Verdict.OPEN) {
                result = Verdict.OPEN;
            }
        }
        return result;
    }
}
