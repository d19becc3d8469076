package org.mailroom.server.smtp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailroom.codec.smtp.Mailbox;
import org.mailroom.store.mailbox.MailboxRef;

/**
 * A mail transaction (RFC 5321, section 3.3) from MAIL to the end of the content. For one event loop only, or a
 * command thread that works for it meanwhile.
 */
public final class Transaction {

    private final String sender;
    private final Map<String, String> parameters;
    private final List<AcceptedRecipient> recipients = new ArrayList<>();
    private boolean utf8;
    private boolean binary;
    private IncomingMail incoming;

    /**
     * A transaction without recipients.
     *
     * @param sender the reverse-path; empty for the null reverse-path
     * @param parameters the ESMTP parameters of MAIL, keywords in upper case
     */
    public Transaction(String sender, Map<String, String> parameters) {
        this.sender = sender;
        this.parameters = new LinkedHashMap<>(parameters);
    }

    /**
     * A recipient we have answered {@code 250} for.
     *
     * @param targets subscriptions that take its mail
     * @param place the mailbox that its mail goes into, or null
     */
    public record AcceptedRecipient(
            Mailbox mailbox, Map<String, String> parameters, List<Target> targets, MailboxRef place) {}

    public String sender() {
        return sender;
    }

    public Map<String, String> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** Puts another value in the place of a parameter's, for whoever gets the message. */
    public void replaceParameter(String keyword, String value) {
        parameters.put(keyword, value);
    }

    public List<AcceptedRecipient> recipients() {
        return recipients;
    }

    /** Whether the message goes into a mailbox. */
    boolean hasPlaces() {
        return recipients.stream().anyMatch(recipient -> recipient.place() != null);
    }

    /** Whether addresses may hold UTF-8: the parameter SMTPUTF8 (RFC 6531). */
    public boolean isUtf8() {
        return utf8;
    }

    public void declareUtf8() {
        utf8 = true;
    }

    /** Whether the content may be any octets: {@code BODY=BINARYMIME} (RFC 3030, section 3). */
    public boolean isBinary() {
        return binary;
    }

    public void declareBinary() {
        binary = true;
    }

    /** The content that has begun to arrive, or null: DATA is one piece, BDAT may be many. */
    public IncomingMail incoming() {
        return incoming;
    }

    public void begin(IncomingMail mail) {
        incoming = mail;
    }

    /**
     * Whether a recipient with these targets may join: the subscriptions that decide the reply must be the same for all, so
     * that one reply tells the truth about every recipient.
     */
    public boolean agreesWith(List<Target> targets) {
        return recipients.isEmpty() || decidersOf(recipients.get(0).targets()).equals(decidersOf(targets));
    }

    private static List<String> decidersOf(List<Target> targets) {
        return targets.stream()
                .filter(Target::beforeReply)
                .map(Target::subscription)
                .sorted()
                .toList();
    }

    /** Gives up what had arrived. */
    void abandon() {
        if (incoming != null) {
            incoming.abandon();
            incoming = null;
        }
    }
}
