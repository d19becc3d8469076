package org.mailroom.store.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mailroom.store.mailbox.MailboxRef;
import org.mailroom.store.queue.MailRecipient;

/**
 * Recipients and parameters in a column of text, which a human can read: one line for each recipient,
 * {@code address TAB KEYWORD=value SP KEYWORD=value TAB account TAB mailbox LF}. What is missing at the end is left out. A keyword
 * without value stands without {@code =}.
 */
final class LineText {

    private LineText() {}

    /** @throws IllegalArgumentException when the text holds TAB, CR, LF or NUL */
    static String checked(String what, String text) {
        for (int i = 0; text != null && i < text.length(); i++) {
            char symbol = text.charAt(i);
            if (symbol == '\t' || symbol == '\r' || symbol == '\n' || symbol == 0) {
                throw new IllegalArgumentException(what + " must not hold the control character " + (int) symbol);
            }
        }
        return text;
    }

    /** @throws IllegalArgumentException when an address or a parameter holds what cannot be kept */
    static String ofRecipients(List<MailRecipient> recipients) {
        StringBuilder text = new StringBuilder();
        for (MailRecipient recipient : recipients) {
            text.append(checked("a recipient", recipient.address()));
            MailboxRef mailbox = recipient.mailbox();
            if (!recipient.parameters().isEmpty() || mailbox != null) {
                text.append('\t').append(ofParameters(recipient.parameters()));
            }
            if (mailbox != null) {
                text.append('\t').append(checked("an account", mailbox.account()));
                text.append('\t').append(checked("a mailbox", mailbox.name()));
            }
            text.append('\n');
        }
        return text.toString();
    }

    static List<MailRecipient> toRecipients(String text) {
        return text.lines().map(LineText::toRecipient).toList();
    }

    private static MailRecipient toRecipient(String line) {
        String[] fields = line.split("\t", -1);
        return new MailRecipient(
                fields[0],
                fields.length > 1 ? toParameters(fields[1]) : Map.of(),
                fields.length > 3 ? new MailboxRef(fields[2], fields[3]) : null);
    }

    /** @throws IllegalArgumentException when a keyword or value holds white space, or a keyword is no keyword */
    static String ofParameters(Map<String, String> parameters) {
        List<String> words = new ArrayList<>();
        new TreeMap<>(parameters).forEach((keyword, value) -> {
            boolean sound = !keyword.isEmpty() && keyword.indexOf('=') < 0;
            String word = value.isEmpty() ? keyword : keyword + '=' + value;
            if (!sound || checked("a parameter", word).indexOf(' ') >= 0) {
                throw new IllegalArgumentException("not an ESMTP parameter: " + word);
            }
            words.add(word);
        });
        return String.join(" ", words);
    }

    static Map<String, String> toParameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
            int equals = word.indexOf('=');
            parameters.put(equals < 0 ? word : word.substring(0, equals), equals < 0 ? "" : word.substring(equals + 1));
        }
        return parameters;
    }

    /** One line of at most so many characters, of a reason that somebody else wrote. */
    static String cut(String reason, int max) {
        String line =
                reason == null ? "" : reason.replaceAll("[\\x00-\\x1F]+", " ").strip();
        return line.length() <= max ? line : line.substring(0, max);
    }
}
