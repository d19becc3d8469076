package org.mailroom.store.mime;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the parameters of a field (RFC 2045 section 5.1) and puts continuations together (RFC 2231 section 3). Of two
 * parameters with one name the first counts. Sections that do not follow on section 0 are dropped.
 */
final class ParameterReader {

    private static final int MAX_SECTION = 9999;

    private final FieldCursor cursor;
    private final int maxParameters;
    private final Set<Cut> cuts;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Map<String, TreeMap<Integer, Piece>> continued = new LinkedHashMap<>();

    /** One section of a value; coded octets are {@code %xx}. */
    private record Piece(String value, boolean isCoded) {}

    /** @param cursor where the first semicolon is expected */
    ParameterReader(FieldCursor cursor, int maxParameters, Set<Cut> cuts) {
        this.cursor = cursor;
        this.maxParameters = maxParameters;
        this.cuts = cuts;
    }

    Map<String, String> read() {
        int count = 0;
        while (nextParameter()) {
            String name = cursor.token().toLowerCase(Locale.ROOT);
            if (name.isEmpty() || !cursor.skip('=')) {
                continue;
            }
            if (count++ == maxParameters) {
                cuts.add(Cut.PARAMETERS);
                break;
            }
            put(name, value());
        }
        continued.forEach(this::join);
        return parameters;
    }

    private boolean nextParameter() {
        cursor.until(";");
        return cursor.skip(';');
    }

    private String value() {
        cursor.skipCfws();
        if (!cursor.atEnd() && cursor.peek() == '"') {
            return cursor.quotedString();
        }
        String value = cursor.until(";");
        int comment = value.indexOf(" (");
        return comment < 0 ? value : value.substring(0, comment).stripTrailing();
    }

    private void put(String name, String value) {
        int star = name.indexOf('*');
        if (star <= 0 || star == name.length() - 1) {
            parameters.putIfAbsent(name, value);
            return;
        }
        boolean isCoded = name.endsWith("*");
        int section = section(name.substring(star + 1, name.length() - (isCoded ? 1 : 0)));
        if (section >= 0) {
            continued
                    .computeIfAbsent(name.substring(0, star), key -> new TreeMap<>())
                    .putIfAbsent(section, new Piece(value, isCoded));
        }
    }

    private static int section(String digits) {
        if (digits.isEmpty() || digits.length() > 4) {
            return -1;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return -1;
            }
        }
        return Math.min(Integer.parseInt(digits), MAX_SECTION);
    }

    private void join(String name, TreeMap<Integer, Piece> pieces) {
        Piece first = pieces.get(0);
        if (first == null) {
            return;
        }
        StringBuilder text = new StringBuilder();
        int expected = 0;
        for (Map.Entry<Integer, Piece> entry : pieces.entrySet()) {
            if (entry.getKey() != expected++) {
                break;
            }
            append(text, entry.getValue(), first.isCoded());
        }
        parameters.putIfAbsent(first.isCoded() ? name + "*" : name, text.toString());
    }

    private static void append(StringBuilder text, Piece piece, boolean asCoded) {
        if (piece.isCoded() == asCoded) {
            text.append(piece.value());
        } else if (asCoded) {
            PercentCoding.encode(piece.value(), text);
        } else {
            text.append(PercentCoding.decode(piece.value()));
        }
    }
}
