package org.mailroom.connector.inflow;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mailroom.store.queue.MailSource;

/**
 * Which mail a subscription takes.
 *
 * @param recipients whose mail
 * @param mailboxes what is put into these
 * @param sources how it has to come; mail of applications in this server counts always
 */
record Interest(List<RecipientPattern> recipients, List<MailboxPattern> mailboxes, Set<MailSource> sources) {

    /** What an activation can choose from. */
    static final Set<MailSource> SOURCES = Set.copyOf(EnumSet.complementOf(EnumSet.of(MailSource.LOCAL)));

    /** No recipient's pattern holds a space. */
    private static final String MAILBOX = "mailbox ";

    private static final String SOURCE = "source ";

    Interest {
        recipients = List.copyOf(recipients);
        mailboxes = List.copyOf(mailboxes);
        sources = Set.copyOf(sources);
    }

    /** Whether mail that comes so is taken at all. */
    boolean includes(MailSource source) {
        return source == MailSource.LOCAL || sources.contains(source);
    }

    /** As the store keeps it: a line for each pattern, and for each source unless all are wanted. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        recipients.forEach(pattern -> lines.add(pattern.toString()));
        mailboxes.forEach(pattern -> lines.add(MAILBOX + pattern));
        if (!sources.equals(SOURCES)) {
            sources.stream().sorted().forEach(source -> lines.add(SOURCE + source));
        }
        return lines;
    }

    /**
     * What {@link #lines} has made.
     *
     * @throws IllegalArgumentException for other lines
     */
    static Interest parse(List<String> lines) {
        List<RecipientPattern> recipients = new ArrayList<>();
        List<MailboxPattern> mailboxes = new ArrayList<>();
        Set<MailSource> sources = EnumSet.noneOf(MailSource.class);
        for (String line : lines) {
            if (line.startsWith(MAILBOX)) {
                mailboxes.add(MailboxPattern.parse(line.substring(MAILBOX.length())));
            } else if (line.startsWith(SOURCE)) {
                sources.add(MailSource.valueOf(line.substring(SOURCE.length())));
            } else {
                recipients.add(RecipientPattern.parse(line));
            }
        }
        return new Interest(recipients, mailboxes, sources.isEmpty() ? SOURCES : sources);
    }
}
