package org.mailroom.server.imap.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailroom.store.mime.Address;
import org.mailroom.store.mime.Envelope;
import org.mailroom.store.mime.HeaderText;
import org.mailroom.store.mime.MessageDescription;

/**
 * What the envelope of a message tells of its header fields. Of Subject and the like it has the text itself. Of addresses it
 * has what was made of the text: a needle may then be found with certainty, but be missed only if it is a plain word, which
 * quoting, brackets and comments cannot have changed.
 */
final class EnvelopeFields {

    private final Envelope envelope;

    /** Whether fields may have been cut off. */
    private final boolean isCut;

    private final Map<String, String> texts = new HashMap<>();

    EnvelopeFields(MessageDescription message) {
        this.envelope = message.envelope();
        this.isCut = !message.cuts().isEmpty();
    }

    /** Whether the message has the field. @param field in lower case */
    Verdict has(String field) {
        if (isAddresses(field)) {
            return addresses(field).isEmpty() ? Verdict.OPEN : Verdict.YES;
        }
        if (!isText(field)) {
            return Verdict.OPEN;
        }
        return text(field) != null ? Verdict.YES : isCut ? Verdict.OPEN : Verdict.NO;
    }

    /**
     * Whether the needle is in a field of the message.
     *
     * @param field in lower case
     * @param needle one, not empty
     * @param isWord whether it {@linkplain #isWord is a plain word}
     */
    Verdict contains(String field, NeedleSet needle, boolean isWord) {
        boolean isAddresses = isAddresses(field);
        if (!isAddresses && !isText(field)) {
            return Verdict.OPEN;
        }
        String text = texts.computeIfAbsent(field, name -> isAddresses ? rendered(addresses(name)) : text(name));
        NeedleScan scan = new NeedleScan(needle);
        scan.add(text == null ? "" : text);
        if (scan.isComplete()) {
            return Verdict.YES;
        }
        return isCut || isAddresses && !isWord ? Verdict.OPEN : Verdict.NO;
    }

    /** Whether a text is the same in an address and in what was made of it: letters and the like, single spaces between. */
    static boolean isWord(String text) {
        boolean isSpaced = text.startsWith(" ") || text.endsWith(" ") || text.contains("  ");
        return !isSpaced
                && text.chars().allMatch(c -> c >= 0x80 || Character.isLetterOrDigit(c) || " @.-_+".indexOf(c) >= 0);
    }

    private static boolean isAddresses(String field) {
        return switch (field) {
            case "from", "to", "cc", "bcc" -> true;
            default -> false;
        };
    }

    private static boolean isText(String field) {
        return switch (field) {
            case "subject", "date", "message-id", "in-reply-to" -> true;
            default -> false;
        };
    }

    private String text(String field) {
        return switch (field) {
            case "subject" -> HeaderText.decode(envelope.subject());
            case "date" -> HeaderText.decode(envelope.date());
            case "message-id" -> HeaderText.decode(envelope.messageId());
            default -> HeaderText.decode(envelope.inReplyTo());
        };
    }

    private List<Address> addresses(String field) {
        return switch (field) {
            case "from" -> envelope.from();
            case "to" -> envelope.to();
            case "cc" -> envelope.cc();
            default -> envelope.bcc();
        };
    }

    private static String rendered(List<Address> addresses) {
        StringBuilder text = new StringBuilder();
        for (Address address : addresses) {
            part(address.name(), text);
            String host = address.host() == null || address.host().isEmpty() ? "" : "@" + address.host();
            part(address.mailbox() == null ? null : address.mailbox() + host, text);
        }
        return text.toString();
    }

    /** Parts are kept apart by what no needle holds. */
    private static void part(String value, StringBuilder text) {
        if (value != null) {
            text.append(HeaderText.decode(value)).append('\0');
        }
    }
}
