package org.mailroom.server.imap.fetch;

import java.util.List;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.server.imap.message.OctetString;
import org.mailroom.store.mime.Address;
import org.mailroom.store.mime.Envelope;

/** Writes envelopes (RFC 9051, section 9, envelope). */
final class EnvelopeWriter {

    private EnvelopeWriter() {}

    static void write(ImapWriter out, Envelope envelope) {
        out.beginList();
        OctetString.write(out, envelope.date());
        OctetString.write(out, envelope.subject());
        addresses(out, envelope.from());
        addresses(out, envelope.sender());
        addresses(out, envelope.replyTo());
        addresses(out, envelope.to());
        addresses(out, envelope.cc());
        addresses(out, envelope.bcc());
        OctetString.write(out, envelope.inReplyTo());
        OctetString.write(out, envelope.messageId());
        out.endList();
    }

    private static void addresses(ImapWriter out, List<Address> addresses) {
        if (addresses.isEmpty()) {
            out.nil();
            return;
        }
        out.beginList();
        for (Address address : addresses) {
            out.beginAdjoiningList();
            OctetString.write(out, address.name());
            OctetString.write(out, address.adl());
            OctetString.write(out, address.mailbox());
            OctetString.write(out, address.host());
            out.endList();
        }
        out.endList();
    }
}
