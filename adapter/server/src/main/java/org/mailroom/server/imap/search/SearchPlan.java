package org.mailroom.server.imap.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.mailroom.codec.imap.SearchKey;
import org.mailroom.server.imap.message.UnicodeCasemap;
import org.mailroom.store.mime.SentDate;

/** Search keys made ready: sets resolved, texts folded and gathered, cheap keys before dear ones. */
final class SearchPlan {

    private static final int ROW = 0;
    private static final int DESCRIPTION = 1;
    private static final int HEADER = 2;
    private static final int BODY = 3;

    /** A criterion and what must be known for it. */
    private record Ranked(Criterion criterion, int cost) {}

    private final SearchContext context;
    private final RowCriteria rows;
    private final HeaderNeedles headers = new HeaderNeedles();
    private final List<String> texts = new ArrayList<>();
    private final NeedleSet textNeedles;
    private final Criterion criterion;

    /** By TEXT. */
    private boolean headersWanted;

    SearchPlan(SearchKey key, SearchContext context) {
        this.context = context;
        this.rows = new RowCriteria(context);
        this.criterion = ranked(key).criterion();
        headers.complete();
        this.textNeedles = new NeedleSet(texts);
    }

    Criterion criterion() {
        return criterion;
    }

    HeaderNeedles headers() {
        return headers;
    }

    /** Whether headers are to be read: what is asked of bodies alone does not need them. */
    boolean readsHeaders() {
        return headersWanted || !headers.isEmpty();
    }

    /** Those of TEXT and BODY. */
    NeedleSet texts() {
        return textNeedles;
    }

    /** The depth of keys in each other is bounded by the grammar. */
    private Ranked ranked(SearchKey key) {
        if (key instanceof SearchKey.And and) {
            List<Ranked> all = ranked(and.keys());
            return new Ranked(new Criterion.And(criteria(all)), cost(all));
        }
        if (key instanceof SearchKey.Or or) {
            List<Ranked> all = ranked(or.keys());
            return new Ranked(new Criterion.Or(criteria(all)), cost(all));
        }
        if (key instanceof SearchKey.Not not) {
            Ranked inner = ranked(not.key());
            return new Ranked(new Criterion.Not(inner.criterion()), inner.cost());
        }
        return content(key).orElseGet(() -> new Ranked(rows.of(key), ROW));
    }

    private List<Ranked> ranked(List<SearchKey> keys) {
        return keys.stream()
                .map(this::ranked)
                .sorted(Comparator.comparingInt(Ranked::cost))
                .toList();
    }

    private static List<Criterion> criteria(List<Ranked> ranked) {
        return ranked.stream().map(Ranked::criterion).toList();
    }

    private static int cost(List<Ranked> ranked) {
        return ranked.get(ranked.size() - 1).cost();
    }

    private Optional<Ranked> content(SearchKey key) {
        if (key instanceof SearchKey.Dated dated && dated.field() == SearchKey.DateField.SENT) {
            return Optional.of(new Ranked(sent(dated), DESCRIPTION));
        }
        if (key instanceof SearchKey.Header header) {
            return Optional.of(new Ranked(header(header), HEADER));
        }
        if (key instanceof SearchKey.Text text) {
            return Optional.of(new Ranked(text(text.value(), true), BODY));
        }
        if (key instanceof SearchKey.Body body) {
            return Optional.of(new Ranked(text(body.value(), false), BODY));
        }
        return Optional.empty();
    }

    private static Criterion sent(SearchKey.Dated key) {
        return evidence -> evidence.description() == null
                ? Verdict.OPEN
                : Verdict.of(SentDate.parse(evidence.description().envelope().date())
                        .map(date -> RowCriteria.matches(
                                key.when(),
                                date.localDate().toEpochDay(),
                                key.date().toEpochDay()))
                        .orElse(false));
    }

    private Criterion header(SearchKey.Header key) {
        String field = key.field().toLowerCase(Locale.ROOT);
        if (key.value().isEmpty()) {
            int number = headers.present(field);
            return evidence -> inHeader(
                    evidence.envelope() == null
                            ? Verdict.OPEN
                            : evidence.envelope().has(field),
                    number,
                    evidence);
        }
        String folded = UnicodeCasemap.fold(key.value());
        int number = headers.contained(field, folded);
        NeedleSet needle = new NeedleSet(List.of(folded));
        boolean isWord = EnvelopeFields.isWord(key.value());
        return evidence -> inHeader(
                evidence.envelope() == null ? Verdict.OPEN : evidence.envelope().contains(field, needle, isWord),
                number,
                evidence);
    }

    /** What the envelope says, or the header if that is not enough. */
    private static Verdict inHeader(Verdict inEnvelope, int number, Evidence evidence) {
        return inEnvelope != Verdict.OPEN || evidence.header() == null
                ? inEnvelope
                : Verdict.of(evidence.header().isFound(number));
    }

    private Criterion text(String value, boolean withHeader) {
        if (value.isEmpty()) {
            return evidence -> Verdict.YES;
        }
        String folded = UnicodeCasemap.fold(value);
        int known = texts.indexOf(folded);
        int number = known >= 0 ? known : texts.size();
        if (known < 0) {
            texts.add(folded);
        }
        headersWanted |= withHeader;
        LongPredicate candidates = context.index().candidates(value).orElse(contentId -> true);
        return evidence -> {
            if (!candidates.test(evidence.entry().row().contentId())) {
                return Verdict.NO;
            }
            if (withHeader
                    && evidence.header() != null
                    && evidence.header().text().isFound(number)) {
                return Verdict.YES;
            }
            return evidence.body() == null
                    ? Verdict.OPEN
                    : Verdict.of(evidence.body().isFound(number));
        };
    }
}
