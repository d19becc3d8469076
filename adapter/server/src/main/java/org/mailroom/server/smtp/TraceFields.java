package org.mailroom.server.smtp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.mailroom.store.queue.MailId;

/** The trace fields that final delivery puts before a message (RFC 5321, section 4.4). */
final class TraceFields {

    private TraceFields() {}

    static byte[] of(long mailId, SmtpSession session, Transaction transaction) {
        var fields = new StringBuilder(256)
                .append("Return-Path: <")
                .append(transaction.sender())
                .append(">\r\nReceived: from ")
                .append(helo(session))
                .append(" (")
                .append(literal(session.peerAddress()))
                .append(")\r\n\tby ")
                .append(session.settings().hostName())
                .append(" (Mailroom) with ")
                .append(protocol(session, transaction))
                .append(" id ")
                .append(MailId.format(mailId));
        // With several recipients, naming them would show each of them the others (RFC 5321, section 7.2)
        if (transaction.recipients().size() == 1) {
            fields.append("\r\n\tfor <")
                    .append(transaction.recipients().get(0).mailbox())
                    .append('>');
        }
        return fields.append(";\r\n\t")
                .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))
                .append("\r\n")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What the client calls itself. */
    static String helo(SmtpSession session) {
        return session.state() instanceof SmtpState.InTransaction open
                ? open.client().name()
                : "";
    }

    /** The protocol by the registry of RFC 3848 and RFC 6531, section 4.3. */
    static String protocol(SmtpSession session, Transaction transaction) {
        boolean extended = session.state() instanceof SmtpState.InTransaction open
                && open.client().extended();
        String name = session.settings().isLmtp() ? "LMTP" : "SMTP";
        if (transaction.isUtf8()) {
            name = "UTF8" + name;
        } else if (extended && !session.settings().isLmtp()) {
            name = "ESMTP";
        }
        return name + (session.tls().isPresent() ? "S" : "") + (session.user().isPresent() ? "A" : "");
    }

    private static String literal(InetAddress address) {
        return address instanceof Inet6Address
                ? "[IPv6:" + address.getHostAddress() + "]"
                : "[" + address.getHostAddress() + "]";
    }
}
