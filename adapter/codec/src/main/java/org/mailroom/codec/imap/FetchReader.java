package org.mailroom.codec.imap;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailroom.codec.imap.FetchItem.Attribute;
import org.mailroom.codec.imap.FetchItem.Binary;
import org.mailroom.codec.imap.FetchItem.BinarySize;
import org.mailroom.codec.imap.FetchItem.BodySection;
import org.mailroom.codec.imap.FetchItem.Preview;

/** Reads the arguments of FETCH. */
final class FetchReader {

    /** Each can be the whole message, for every message. */
    private static final int MAX_ITEMS = 500;

    private static final Map<String, Attribute> ATTRIBUTES =
            Arrays.stream(Attribute.values()).collect(Collectors.toMap(Attribute::word, Function.identity()));

    private static final List<FetchItem> FAST = List.of(Attribute.FLAGS, Attribute.INTERNALDATE, Attribute.RFC822_SIZE);
    private static final List<FetchItem> ALL =
            List.of(Attribute.FLAGS, Attribute.INTERNALDATE, Attribute.RFC822_SIZE, Attribute.ENVELOPE);
    private static final List<FetchItem> FULL =
            List.of(Attribute.FLAGS, Attribute.INTERNALDATE, Attribute.RFC822_SIZE, Attribute.ENVELOPE, Attribute.BODY);

    private final ImapCursor in;
    private final SectionReader sections;
    private OptionalLong changedSince = OptionalLong.empty();
    private boolean vanished;

    FetchReader(ImapCursor in) {
        this.in = in;
        this.sections = new SectionReader(in);
    }

    /** {@code sequence-set SP ("ALL" / "FULL" / "FAST" / fetch-att / "(" fetch-att *(SP fetch-att) ")")}. */
    FetchArguments arguments() throws ImapSyntaxException {
        SequenceSet messages = new SequenceSetReader(in).sequenceSet();
        in.expect(' ');
        List<FetchItem> items = items();
        if (in.accept(' ')) {
            modifiers();
        }
        return new FetchArguments(messages, items, changedSince, vanished);
    }

    private List<FetchItem> items() throws ImapSyntaxException {
        if (!in.accept('(')) {
            int mark = in.mark();
            String word = in.name();
            return switch (word) {
                case "ALL" -> ALL;
                case "FAST" -> FAST;
                case "FULL" -> FULL;
                default -> List.of(item(mark, word));
            };
        }
        Set<FetchItem> items = new LinkedHashSet<>();
        do {
            if (items.size() == MAX_ITEMS) {
                throw in.expected("at most " + MAX_ITEMS + " items");
            }
            items.add(item(in.mark(), in.name()));
        } while (in.accept(' '));
        in.expect(')');
        return List.copyOf(items);
    }

    private FetchItem item(int mark, String word) throws ImapSyntaxException {
        if (in.peek() == '[') {
            return section(mark, word);
        }
        if (word.equals("PREVIEW")) {
            return preview();
        }
        Attribute attribute = ATTRIBUTES.get(word);
        if (attribute == null) {
            throw in.wrong(mark, "expected an item to fetch");
        }
        return attribute;
    }

    private FetchItem section(int mark, String word) throws ImapSyntaxException {
        return switch (word) {
            case "BODY" -> new BodySection(sections.section(), sections.partial(), false);
            case "BODY.PEEK" -> new BodySection(sections.section(), sections.partial(), true);
            case "BINARY" -> new Binary(sections.sectionBinary(), sections.partial(), false);
            case "BINARY.PEEK" -> new Binary(sections.sectionBinary(), sections.partial(), true);
            case "BINARY.SIZE" -> new BinarySize(sections.sectionBinary());
            default -> throw in.wrong(mark, "expected BODY, BODY.PEEK, BINARY, BINARY.PEEK or BINARY.SIZE before '['");
        };
    }

    /** {@code "PREVIEW" [SP "(" "LAZY" ")"]}. What follows the space may also be the next item or a modifier. */
    private FetchItem preview() throws ImapSyntaxException {
        return new Preview(in.acceptLetters(" (LAZY)"));
    }

    private void modifiers() throws ImapSyntaxException {
        int mark = in.mark();
        in.expect('(');
        do {
            if (in.acceptName("CHANGEDSINCE")) {
                in.expect(' ');
                changedSince = OptionalLong.of(new NumberReader(in).between(0, Long.MAX_VALUE, "a mod-sequence"));
            } else {
                in.expectName("VANISHED");
                vanished = true;
            }
        } while (in.accept(' '));
        in.expect(')');
        if (vanished && changedSince.isEmpty()) {
            throw in.wrong(mark, "VANISHED needs CHANGEDSINCE");
        }
    }
}
