package org.mailroom.store.mime;

import java.util.List;
import java.util.Optional;

/**
 * What SORT (RFC 5256 section 3, RFC 5957) and THREAD compare, apart from the case mapping of the collation.
 *
 * @param subject without reply marks
 * @param sent empty where the internal date counts instead
 * @param from mailbox of the first address, without a host; empty without one. So are the next two
 * @param displayFrom display name of the first address, without one the address; empty without any
 * @param messageId normalised, or null
 * @param parents identifiers from References or, without one there, the first of In-Reply-To, oldest first
 */
public record SortKeys(
        BaseSubject subject,
        Optional<SentDate> sent,
        String from,
        String to,
        String cc,
        String displayFrom,
        String displayTo,
        String messageId,
        List<String> parents) {

    public static SortKeys of(MessageDescription message) {
        Envelope envelope = message.envelope();
        return new SortKeys(
                BaseSubject.of(envelope.subject()),
                SentDate.parse(envelope.date()),
                mailbox(envelope.from()),
                mailbox(envelope.to()),
                mailbox(envelope.cc()),
                displayName(envelope.from()),
                displayName(envelope.to()),
                MessageIds.first(envelope.messageId()),
                parents(message));
    }

    private static List<String> parents(MessageDescription message) {
        if (!message.references().isEmpty()) {
            return message.references();
        }
        String inReplyTo = MessageIds.first(message.envelope().inReplyTo());
        return inReplyTo == null ? List.of() : List.of(inReplyTo);
    }

    private static String mailbox(List<Address> addresses) {
        return first(addresses)
                .map(address -> HeaderText.decode(address.mailbox()))
                .orElse("");
    }

    private static String displayName(List<Address> addresses) {
        return first(addresses).map(SortKeys::displayName).orElse("");
    }

    private static String displayName(Address address) {
        if (address.name() != null && !address.name().isBlank()) {
            return HeaderText.decode(address.name());
        }
        String host = address.host().isEmpty() ? "" : "@" + address.host();
        return HeaderText.decode(address.mailbox() + host);
    }

    private static Optional<Address> first(List<Address> addresses) {
        return addresses.stream().filter(address -> !address.isGroupMark()).findFirst();
    }
}
