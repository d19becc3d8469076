package org.mailroom.server.imap.search;

import java.io.IOException;
import org.mailroom.server.imap.message.ContentGoneException;
import org.mailroom.server.imap.message.MessageOctets;
import org.mailroom.store.mime.BodyPart;
import org.mailroom.store.mime.DecodedText;
import org.mailroom.store.mime.MessagePart;
import org.mailroom.store.mime.MultiPart;
import org.mailroom.store.mime.TextPart;

/**
 * Looks through a body: all parts of type text, decoded, and the headers of messages within it. Recurses no deeper than a
 * description does.
 */
final class BodyScan {

    private final MessageOctets message;
    private final NeedleScan scan;

    BodyScan(MessageOctets message, NeedleScan scan) {
        this.message = message;
        this.scan = scan;
    }

    void read(BodyPart part) throws IOException, ContentGoneException {
        if (scan.isComplete()) {
            return;
        }
        if (part instanceof MultiPart multi) {
            for (BodyPart child : multi.parts()) {
                read(child);
            }
        } else if (part instanceof MessagePart inner) {
            HeaderScan.readInner(message.open(inner.structure().extent().header()), scan);
            read(inner.structure());
        } else if (part instanceof TextPart) {
            scan.beginText();
            try (DecodedText text =
                    DecodedText.open(part, message.open(part.extent().body()))) {
                scan.addAll(text);
            }
        }
    }
}
