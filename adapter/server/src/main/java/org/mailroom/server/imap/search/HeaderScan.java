package org.mailroom.server.imap.search;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.Locale;
import org.mailroom.store.mime.HeaderFields;
import org.mailroom.store.mime.HeaderText;

/** Looks through headers: for needles in certain fields, and for those of TEXT in all. */
final class HeaderScan {

    /** What comes after so many octets of a header is not looked at, as it is not described either. */
    private static final int MAX_HEADER = 1 << 20;

    private final HeaderNeedles fields;
    private final BitSet found = new BitSet();
    private final NeedleScan text;

    HeaderScan(HeaderNeedles fields, NeedleSet text) {
        this.fields = fields;
        this.text = new NeedleScan(text);
    }

    /** Reads the header of the message. */
    void read(InputStream header) throws IOException {
        each(header, (name, value) -> {
            field(name.toLowerCase(Locale.ROOT), value);
            line(name, value, text);
        });
    }

    /** Reads the header of a message within the body: it is text as any other. */
    static void readInner(InputStream header, NeedleScan text) throws IOException {
        each(header, (name, value) -> line(name, value, text));
    }

    boolean isFound(int number) {
        return found.get(number);
    }

    /** What of TEXT was found. */
    NeedleScan text() {
        return text;
    }

    private interface Field {
        void accept(String name, String value);
    }

    private static void each(InputStream header, Field field) throws IOException {
        byte[] block = header.readNBytes(MAX_HEADER);
        HeaderFields all = new HeaderFields(block, block.length);
        while (all.next()) {
            field.accept(all.name(), HeaderText.decode(all.value(MAX_HEADER)));
        }
    }

    private static void line(String name, String value, NeedleScan text) {
        text.beginText();
        text.add(name);
        text.add(": ");
        text.add(value);
    }

    private void field(String name, String value) {
        int presence = fields.presenceOf(name);
        if (presence >= 0) {
            found.set(presence);
        }
        HeaderNeedles.OfField wanted = fields.in(name);
        if (wanted != null) {
            NeedleScan scan = new NeedleScan(wanted.needles());
            scan.add(value);
            for (int i = 0; i < wanted.numbers().length; i++) {
                if (scan.isFound(i)) {
                    found.set(wanted.numbers()[i]);
                }
            }
        }
    }
}
