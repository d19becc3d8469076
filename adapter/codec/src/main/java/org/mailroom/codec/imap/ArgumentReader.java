package org.mailroom.codec.imap;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the arguments of commands whose grammar is small: APPEND, CREATE, ENABLE, ID, SETQUOTA. */
final class ArgumentReader {

    /** RFC 2971, section 3.3. */
    private static final int MAX_ID_FIELDS = 30;

    private static final int MAX_ID_FIELD = 30;
    private static final int MAX_ID_VALUE = 1024;

    private final ImapCursor in;
    private final StringReader strings;

    ArgumentReader(ImapCursor in) {
        this.in = in;
        this.strings = new StringReader(in);
    }

    AppendMessage appendMessage() throws ImapSyntaxException {
        in.expect(' ');
        List<Flag> flags = List.of();
        if (in.peek() == '(') {
            flags = new FlagReader(in).flagList();
            in.expect(' ');
        }
        Optional<OffsetDateTime> date = Optional.empty();
        if (in.peek() == '"') {
            date = Optional.of(new DateReader(in).dateTime());
            in.expect(' ');
        }
        boolean utf8 = in.acceptName("UTF8");
        if (utf8) {
            in.expect(' ');
            in.expect('(');
        }
        return new AppendMessage(flags, date, utf8, literal8(utf8));
    }

    private LiteralStart literal8(boolean needed) throws ImapSyntaxException {
        LiteralStart literal = in.takeStreamed();
        if (needed && !literal.binary()) {
            throw in.expected("a literal8 after UTF8");
        }
        return literal;
    }

    Set<SpecialUse> createParameters() throws ImapSyntaxException {
        Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
        if (!in.accept(' ')) {
            return uses;
        }
        in.expect('(');
        in.expectName("USE");
        in.expect(' ');
        in.expect('(');
        if (!in.accept(')')) {
            do {
                uses.add(specialUse());
            } while (in.accept(' '));
            in.expect(')');
        }
        in.expect(')');
        return uses;
    }

    private SpecialUse specialUse() throws ImapSyntaxException {
        int mark = in.mark();
        in.expect('\\');
        String attribute = "\\" + in.takeOne(Abnf::isAtomChar, "an attribute");
        for (SpecialUse use : SpecialUse.values()) {
            if (Abnf.upperCase(use.attribute()).equals(Abnf.upperCase(attribute))) {
                return use;
            }
        }
        throw in.wrong(mark, "no mailbox can be made for this use", ResponseCode.Plain.USEATTR);
    }

    Set<String> capabilities() throws ImapSyntaxException {
        Set<String> names = new LinkedHashSet<>();
        do {
            in.expect(' ');
            names.add(Abnf.upperCase(in.takeOne(Abnf::isAtomChar, "a capability")));
        } while (!in.isAtEnd());
        return names;
    }

    Map<String, String> id() throws ImapSyntaxException {
        Map<String, String> fields = new LinkedHashMap<>();
        if (in.acceptName("NIL")) {
            return fields;
        }
        in.expect('(');
        if (in.accept(')')) {
            return fields;
        }
        do {
            if (fields.size() == MAX_ID_FIELDS) {
                throw in.expected("at most " + MAX_ID_FIELDS + " fields");
            }
            idField(fields);
        } while (in.accept(' '));
        in.expect(')');
        return fields;
    }

    private void idField(Map<String, String> fields) throws ImapSyntaxException {
        int mark = in.mark();
        String field = strings.string(StandardCharsets.UTF_8);
        in.expect(' ');
        String value = in.acceptName("NIL") ? "" : strings.string(StandardCharsets.UTF_8);
        if (field.length() > MAX_ID_FIELD || value.length() > MAX_ID_VALUE) {
            throw in.wrong(mark, "a field is at most " + MAX_ID_FIELD + " long, its value at most " + MAX_ID_VALUE);
        }
        fields.put(field, value);
    }

    List<ResourceLimit> quotaList() throws ImapSyntaxException {
        in.expect('(');
        List<ResourceLimit> limits = new ArrayList<>();
        if (in.accept(')')) {
            return limits;
        }
        do {
            String resource = Abnf.upperCase(in.takeOne(Abnf::isAtomChar, "a resource"));
            in.expect(' ');
            limits.add(new ResourceLimit(
                    resource, new NumberReader(in).between(0, Long.MAX_VALUE, "the limit of a resource")));
        } while (in.accept(' '));
        in.expect(')');
        return List.copyOf(limits);
    }
}
