package org.mailroom.store.mime;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads lists of addresses (RFC 5322 section 3.4, with the obsolete forms and what is seen in the wild), each octet a bounded
 * number of times. Whatever cannot be an address becomes one with an empty host.
 */
final class AddressReader {

    private static final String WORD_ENDS = "()<>@,;:\"";

    private final int maxAddresses;
    private final List<Address> addresses = new ArrayList<>();
    private FieldCursor cursor;
    private boolean inGroup;

    /** Words before the last one, and the last one, which may yet turn out to be a local part. */
    private final StringBuilder name = new StringBuilder();

    private String lastWord;

    AddressReader(int maxAddresses) {
        this.maxAddresses = maxAddresses;
    }

    List<Address> addresses() {
        return addresses;
    }

    /** Adds the addresses of a field. @return false when the limit has cut them off */
    boolean read(String value) {
        cursor = new FieldCursor(value);
        forgetWords();
        while (hasRoom() && !cursor.atEnd()) {
            step();
        }
        boolean all = hasRoom() || isRestEmpty();
        endAddress();
        endGroup();
        return all;
    }

    /** Room for one more address, the end of a group apart. */
    private boolean hasRoom() {
        return addresses.size() < maxAddresses - 1;
    }

    private boolean isRestEmpty() {
        cursor.skipCfws();
        cursor.skip(';');
        cursor.skipCfws();
        return cursor.atEnd();
    }

    private void step() {
        cursor.skipCfws();
        if (cursor.atEnd()) {
            return;
        }
        switch (cursor.peek()) {
            case ',' -> {
                cursor.skip();
                endAddress();
            }
            case ';' -> {
                cursor.skip();
                endAddress();
                endGroup();
            }
            case ':' -> {
                cursor.skip();
                beginGroup();
            }
            case '<' -> angleAddress();
            case '@' -> plainAddress();
            case '"' -> addWord(cursor.quotedString());
            case '>', ')' -> cursor.skip();
            default -> addWord(cursor.word(WORD_ENDS));
        }
    }

    private void addWord(String word) {
        if (lastWord != null) {
            name.append(name.isEmpty() ? "" : " ").append(lastWord);
        }
        lastWord = word;
    }

    private String phrase() {
        addWord(null);
        return name.isEmpty() ? null : name.toString();
    }

    private void forgetWords() {
        name.setLength(0);
        lastWord = null;
        cursor.forgetComment();
    }

    private void beginGroup() {
        String groupName = phrase();
        endGroup();
        if (hasRoom()) {
            addresses.add(Address.groupStart(groupName == null ? "" : groupName));
            inGroup = true;
        }
        forgetWords();
    }

    private void endGroup() {
        if (inGroup) {
            addresses.add(Address.GROUP_END);
            inGroup = false;
        }
    }

    private void angleAddress() {
        cursor.skip();
        String displayName = phrase();
        String adl = route();
        String mailbox = localPart();
        String host = cursor.skip('@') ? domain() : "";
        skipToSeparator();
        add(displayName, adl, mailbox, host);
    }

    /** {@code user@host} without brackets; words before it are a name, as is a comment after it. */
    private void plainAddress() {
        cursor.skip();
        String mailbox = lastWord == null ? "" : lastWord;
        lastWord = null;
        String displayName = phrase();
        String host = domain();
        skipToSeparator();
        add(displayName, null, mailbox, host);
    }

    /** Words that no address followed. */
    private void endAddress() {
        if (lastWord != null) {
            add(null, null, phrase(), "");
        }
        forgetWords();
    }

    private void add(String displayName, String adl, String mailbox, String host) {
        addresses.add(new Address(displayName == null ? cursor.comment() : displayName, adl, mailbox, host));
        forgetWords();
    }

    private String route() {
        cursor.skipCfws();
        if (cursor.atEnd() || cursor.peek() != '@') {
            return null;
        }
        String route = cursor.until(":>");
        cursor.skip(':');
        return route;
    }

    private String localPart() {
        StringBuilder text = new StringBuilder();
        cursor.skipCfws();
        while (!cursor.atEnd() && "@>,;<".indexOf(cursor.peek()) < 0) {
            if (cursor.peek() == '"') {
                text.append(cursor.quotedString());
            } else if (":)".indexOf(cursor.peek()) >= 0) {
                text.append(cursor.peek());
                cursor.skip();
            } else {
                text.append(cursor.word(WORD_ENDS));
            }
            cursor.skipCfws();
        }
        return text.toString();
    }

    private String domain() {
        cursor.skipCfws();
        if (!cursor.atEnd() && cursor.peek() == '[') {
            String literal = cursor.until("],>");
            return cursor.skip(']') ? literal + "]" : literal;
        }
        StringBuilder text = new StringBuilder();
        boolean more = true;
        while (more) {
            text.append(cursor.word(WORD_ENDS));
            cursor.skipCfws();
            boolean dotHere = !cursor.atEnd() && cursor.peek() == '.';
            boolean dotBefore = !text.isEmpty() && text.charAt(text.length() - 1) == '.';
            more = dotHere || dotBefore && !cursor.atEnd() && WORD_ENDS.indexOf(cursor.peek()) < 0;
        }
        return text.toString();
    }

    private void skipToSeparator() {
        cursor.skipCfws();
        while (!cursor.atEnd() && ",;".indexOf(cursor.peek()) < 0) {
            if (cursor.peek() == '"') {
                cursor.quotedString();
            } else {
                cursor.skip();
            }
            cursor.skipCfws();
        }
    }
}
