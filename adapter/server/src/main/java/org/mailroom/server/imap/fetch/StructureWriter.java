package org.mailroom.server.imap.fetch;

import java.util.List;
import java.util.Map;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.server.imap.message.OctetString;
import org.mailroom.store.mime.BasicPart;
import org.mailroom.store.mime.BodyPart;
import org.mailroom.store.mime.ContentFields;
import org.mailroom.store.mime.Disposition;
import org.mailroom.store.mime.MessagePart;
import org.mailroom.store.mime.MultiPart;
import org.mailroom.store.mime.TextPart;

/** Writes the structure of bodies (RFC 9051, section 9, body). It recurses no deeper than a description does. */
final class StructureWriter {

    private final ImapWriter out;
    private final boolean isExtended;

    /** @param isExtended whether for BODYSTRUCTURE, and not for BODY */
    StructureWriter(ImapWriter out, boolean isExtended) {
        this.out = out;
        this.isExtended = isExtended;
    }

    void write(BodyPart part) {
        out.beginList();
        content(part);
        out.endList();
    }

    private void content(BodyPart part) {
        if (part instanceof MultiPart multi) {
            multi(multi);
            return;
        }
        single(part);
        if (part instanceof TextPart text) {
            out.number(text.lines());
        } else if (part instanceof MessagePart message) {
            EnvelopeWriter.write(out, message.envelope());
            write(message.structure());
            out.number(message.lines());
        } else if (!(part instanceof BasicPart)) {
            throw new IllegalStateException("Not a kind of part: " + part.getClass());
        }
        if (isExtended) {
            OctetString.write(out, part.fields().md5());
            extension(part.fields());
        }
    }

    private void multi(MultiPart multi) {
        for (BodyPart child : multi.parts()) {
            out.beginAdjoiningList();
            content(child);
            out.endList();
        }
        OctetString.write(out, multi.fields().subtype());
        if (isExtended) {
            parameters(multi.fields().parameters());
            extension(multi.fields());
        }
    }

    private void single(BodyPart part) {
        ContentFields fields = part.fields();
        OctetString.write(out, fields.type());
        OctetString.write(out, fields.subtype());
        parameters(fields.parameters());
        OctetString.write(out, fields.id());
        OctetString.write(out, fields.description());
        OctetString.write(out, fields.encoding());
        out.number(part.octets());
    }

    /** {@code body-fld-dsp SP body-fld-lang SP body-fld-loc}. */
    private void extension(ContentFields fields) {
        disposition(fields.disposition());
        language(fields.language());
        OctetString.write(out, fields.location());
    }

    private void disposition(Disposition disposition) {
        if (disposition == null) {
            out.nil();
            return;
        }
        out.beginList();
        OctetString.write(out, disposition.type());
        parameters(disposition.parameters());
        out.endList();
    }

    private void language(List<String> tags) {
        if (tags.isEmpty()) {
            out.nil();
            return;
        }
        out.beginList();
        tags.forEach(tag -> OctetString.write(out, tag));
        out.endList();
    }

    private void parameters(Map<String, String> parameters) {
        if (parameters.isEmpty()) {
            out.nil();
            return;
        }
        out.beginList();
        parameters.forEach((name, value) -> {
            OctetString.write(out, name);
            OctetString.write(out, value);
        });
        out.endList();
    }
}
