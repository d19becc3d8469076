package org.mailroom.server.imap.fetch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.mailroom.codec.imap.FetchItem;
import org.mailroom.codec.imap.FetchItem.Attribute;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.Section;
import org.mailroom.server.imap.message.ContentGoneException;
import org.mailroom.server.imap.message.EmailId;
import org.mailroom.server.imap.message.MessageOctets;
import org.mailroom.server.imap.message.MessageSource;
import org.mailroom.server.imap.selected.FlagNames;
import org.mailroom.store.StoreException;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mime.MessageDescription;

/**
 * The response for one message, written piece by piece. An item that cannot be answered is left out, and the response too if
 * nothing else is in it.
 */
final class MessageResponse implements AutoCloseable {

    private static final FetchItem.BodySection MESSAGE = new FetchItem.BodySection(Section.MESSAGE, null, true);
    private static final FetchItem.BodySection HEADER = section(Section.Text.HEADER);
    private static final FetchItem.BodySection TEXT = section(Section.Text.TEXT);

    private final int number;
    private final MessageRow row;
    private final boolean isRecent;
    private final MessageDescription description;
    private final MessageSource source;
    private final Iterator<FetchItem> items;
    private final FetchFaults faults;
    private final MessageOctets octets;
    private final SectionReader sections;
    private ImapWriter out;
    private boolean hasBegun;
    private LiteralOutput literal;

    /**
     * A response.
     *
     * @param description null when it is not needed, or the message has gone
     */
    MessageResponse(
            int number,
            MessageRow row,
            boolean isRecent,
            MessageDescription description,
            MessageSource source,
            Iterator<FetchItem> items,
            FetchFaults faults) {
        this.number = number;
        this.row = row;
        this.isRecent = isRecent;
        this.description = description;
        this.source = source;
        this.items = items;
        this.faults = faults;
        this.octets = new MessageOctets(source, row);
        this.sections = new SectionReader(octets, description);
    }

    private static FetchItem.BodySection section(Section.Text text) {
        return new FetchItem.BodySection(new Section(List.of(), text, List.of()), null, true);
    }

    /**
     * Goes on.
     *
     * @param enough when so many octets are in the buffer, it stops
     * @return whether the response is complete
     */
    boolean writeTo(ImapWriter writer, int enough) throws BrokenLiteralException {
        out = writer;
        while (literal != null || items.hasNext()) {
            if (literal != null) {
                if (!literal.writeTo(out, enough)) {
                    return false;
                }
                literal = null;
            } else if (out.octets() >= enough) {
                return false;
            } else {
                writeOrSkip(items.next());
            }
        }
        end();
        return true;
    }

    @Override
    public void close() {
        octets.close();
    }

    private void writeOrSkip(FetchItem item) {
        try {
            write(item);
        } catch (ContentGoneException e) {
            faults.noteGone();
        } catch (UnknownEncodingException e) {
            faults.noteUnknownEncoding();
        } catch (StoreException e) {
            // Names of items are written when their values are known: the line can end here
            end();
            throw e;
        }
    }

    private void end() {
        if (hasBegun) {
            out.endList().endLine();
        }
    }

    private void write(FetchItem item) throws ContentGoneException, UnknownEncodingException {
        if (item instanceof Attribute attribute) {
            attribute(attribute);
        } else if (item instanceof FetchItem.BodySection body) {
            requireDescription(!body.section().equals(Section.MESSAGE));
            octets(item, sections.body(body), false);
        } else if (item instanceof FetchItem.Binary binary) {
            requireDescription(true);
            octets(item, sections.binary(binary), true);
        } else if (item instanceof FetchItem.BinarySize size) {
            requireDescription(true);
            long octets = sections.binarySize(size);
            begin(item).number(octets);
        } else if (item instanceof FetchItem.Preview preview) {
            preview(preview);
        }
    }

    private void preview(FetchItem.Preview item) throws ContentGoneException {
        if (item.lazy()) {
            // RFC 8970, section 3.2: none at hand is NIL
            begin(item).nstring(source.keptPreview(row.contentId()).orElse(null));
        } else {
            String text = source.preview(row.contentId()).orElseThrow(() -> new ContentGoneException(null));
            begin(item).string(text);
        }
    }

    private void attribute(Attribute item) throws ContentGoneException {
        switch (item) {
            case FLAGS -> begin(item).flags(FlagNames.of(row.flags(), isRecent));
            case UID -> begin(item).number(row.uid());
            case INTERNALDATE -> dateTime(item, row.internalDate());
            case SAVEDATE -> dateTime(item, row.saveDate());
            case RFC822_SIZE -> begin(item).number(row.size());
            case MODSEQ -> begin(item).beginList().number(row.modSeq()).endList();
            case EMAILID ->
                begin(item).beginList().atom(EmailId.of(row.contentId())).endList();
            case THREADID -> begin(item).nil();
            case RFC822 -> octets(item, sections.body(MESSAGE), false);
            default -> described(item);
        }
    }

    private void described(Attribute item) throws ContentGoneException {
        requireDescription(true);
        switch (item) {
            case ENVELOPE -> EnvelopeWriter.write(begin(item), description.envelope());
            case BODY -> new StructureWriter(begin(item), false).write(description.structure());
            case BODYSTRUCTURE -> new StructureWriter(begin(item), true).write(description.structure());
            case RFC822_HEADER -> octets(item, sections.body(HEADER), false);
            case RFC822_TEXT -> octets(item, sections.body(TEXT), false);
            default -> throw new IllegalStateException("Not an item: " + item);
        }
    }

    private void requireDescription(boolean isNeeded) throws ContentGoneException {
        if (isNeeded && description == null) {
            throw new ContentGoneException(null);
        }
    }

    private void dateTime(Attribute item, long millis) {
        begin(item).dateTime(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
    }

    private void octets(FetchItem item, Optional<SectionOctets> section, boolean isBinary) {
        begin(item);
        if (section.isEmpty()) {
            out.nil();
        } else {
            out.beginLiteral(section.get().length(), isBinary);
            literal = new LiteralOutput(section.get(), isBinary);
        }
    }

    /** The name of an item whose value is known to be there. */
    private ImapWriter begin(FetchItem item) {
        if (!hasBegun) {
            out.untagged().number(number).atom("FETCH").beginList();
            hasBegun = true;
        }
        return out.item(item);
    }
}
