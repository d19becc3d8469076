package org.mailroom.server.imap.message;

import java.text.Normalizer;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The collation {@code i;unicode-casemap} (RFC 5051), which I18NLEVEL=1 asks for (RFC 5255, section 4.4): each code point is
 * mapped to its simple title case and then decomposed (compatibility mappings too); syllables of Hangul, whose
 * decomposition is not in UnicodeData.txt, stay whole. So {@code a} is equal to {@code A}, and within {@code ä}.
 *
 * <p>Each code point is mapped by itself, so text can be mapped piece by piece.
 */
public final class UnicodeCasemap {

    private static final int HANGUL_FIRST = 0xac00;
    private static final int HANGUL_LAST = 0xd7a3;
    private static final int PAGE = 256;

    /** For each 256 code points of the basic plane what becomes of them; filled when one of them is seen. */
    private static final AtomicReferenceArray<String[]> PAGES = new AtomicReferenceArray<>(0x10000 / PAGE);

    private UnicodeCasemap() {}

    /** Maps a whole text. */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(c, folded));
        return folded.toString();
    }

    /** Maps one code point, or a surrogate that stands alone, which stays as it is. */
    public static void append(int codePoint, StringBuilder folded) {
        if (codePoint < 0x80) {
            folded.append((char) (codePoint >= 'a' && codePoint <= 'z' ? codePoint - 0x20 : codePoint));
        } else if (codePoint > Character.MAX_VALUE) {
            folded.append(mapping(codePoint));
        } else {
            folded.append(page(codePoint / PAGE)[codePoint % PAGE]);
        }
    }

    private static String[] page(int number) {
        String[] page = PAGES.get(number);
        if (page == null) {
            page = new String[PAGE];
            for (int i = 0; i < PAGE; i++) {
                page[i] = mapping(number * PAGE + i);
            }
            PAGES.set(number, page);
        }
        return page;
    }

    private static String mapping(int codePoint) {
        String titled = Character.toString(Character.toTitleCase(codePoint));
        return codePoint >= HANGUL_FIRST && codePoint <= HANGUL_LAST
                ? titled
                : Normalizer.normalize(titled, Normalizer.Form.NFKD);
    }
}
