package org.mailroom.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The first table below a heading of a document of the project. */
final class MarkdownTable {

    private static final Path PROJECT = Path.of("../..");

    private MarkdownTable() {}

    /** Its rows without the head, their cells trimmed and without escapes. */
    static List<List<String>> below(String heading, String document) throws IOException {
        List<String> lines = Files.readAllLines(PROJECT.resolve(document));
        return lines.stream()
                .skip(lines.indexOf(heading) + 1L)
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(MarkdownTable::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.lastIndexOf('|')).split("\\|", -1))
                .map(cell -> cell.trim().replace("\\*", "*"))
                .toList();
    }
}
