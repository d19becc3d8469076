package org.mailroom.codec.imap;

import java.util.ArrayList;
import java.util.List;
import org.mailroom.codec.imap.ImapFrame.Command;
import org.mailroom.codec.imap.ImapFrame.Continuation;
import org.mailroom.codec.imap.ImapFrame.Fault;

/** The command that is being sent, as far as it is held in memory: its tag, its name, its text, its literals. */
final class CommandText {

    /** There is no limit in RFC 9051; what is echoed with every answer has to have one. */
    static final int LONGEST_TAG = 256;

    private final StringBuilder text = new StringBuilder();
    private final List<CollectedLiteral> literals = new ArrayList<>();
    private String tag = "";
    private String name = "";
    private int octets;
    private int collected;
    private int spaces;
    private boolean given;

    String tag() {
        return tag;
    }

    String name() {
        return name;
    }

    /** How many octets of text and literals are held. */
    int octets() {
        return octets;
    }

    /** How many literals were collected since the command began. */
    int collected() {
        return collected;
    }

    /** How many arguments are complete, if spaces stand between them and not in them. */
    int argumentsBefore() {
        return spaces - 1;
    }

    /** Whether its beginning was given as a frame. */
    boolean isGiven() {
        return given;
    }

    /** Adds a line; the first one has the tag and the name. What is wrong with it, or null. */
    Fault add(TextLine line) {
        octets += line.octets();
        boolean first = tag.isEmpty();
        if (first) {
            tag = tagOf(line.text());
        }
        if (line.fault() != null) {
            return line.fault();
        }
        if (!first) {
            append(line.text());
            return null;
        }
        return tag.isEmpty() ? Fault.NO_TAG : name(line.text().substring(tag.length() + 1));
    }

    void add(byte[] literal, boolean binary) {
        octets += literal.length;
        collected++;
        literals.add(new CollectedLiteral(text.length(), literal, binary));
    }

    /** What was collected since the last frame, which is then held no longer. */
    ImapFrame frame(LiteralStart next) {
        ImapReader arguments = new ImapReader(new ImapCursor(text.toString(), List.copyOf(literals), next));
        boolean first = !given;
        given = true;
        text.setLength(0);
        text.trimToSize();
        literals.clear();
        octets = 0;
        return first ? new Command(tag, name, arguments, next) : new Continuation(arguments, next);
    }

    private Fault name(String rest) {
        int end = word(rest, 0);
        String first = Abnf.upperCase(rest.substring(0, end));
        if (first.equals("UID") && end < rest.length() && rest.charAt(end) == ' ') {
            int second = word(rest, end + 1);
            end = second > end + 1 ? second : end;
        }
        name = Abnf.upperCase(rest.substring(0, end));
        append(rest.substring(end));
        return name.isEmpty() ? Fault.NO_COMMAND : null;
    }

    private static int word(String text, int start) {
        int end = start;
        while (end < text.length() && Abnf.isAtomChar(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void append(String more) {
        text.append(more);
        spaces += (int) more.chars().filter(c -> c == ' ').count();
    }

    /** Empty if the line does not begin with a tag and a space. */
    private static String tagOf(String line) {
        int end = 0;
        while (end < line.length() && end <= LONGEST_TAG && Abnf.isTagChar(line.charAt(end))) {
            end++;
        }
        boolean complete = end > 0 && end <= LONGEST_TAG && end < line.length() && line.charAt(end) == ' ';
        return complete ? line.substring(0, end) : "";
    }
}
