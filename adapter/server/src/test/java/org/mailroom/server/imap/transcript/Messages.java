package org.mailroom.server.imap.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The messages that a transcript can name, and literals with them in its lines. */
final class Messages {

    private static final Pattern LITERAL = Pattern.compile("\\{(?:\"([^\"]*)\"|file:([\\w.-]+))(\\+?)}");

    private final Path root;
    private final Map<String, String> own;

    Messages(Path root, Map<String, String> own) {
        this.root = root;
        this.own = own;
    }

    /** A message by its name, with CRLF; one character for each octet. */
    String message(String name) {
        String known = own.get(name);
        if (known != null) {
            return Names.withOctets(known);
        }
        try {
            return Files.readString(root.resolve("messages").resolve(name + ".eml"), StandardCharsets.ISO_8859_1)
                    .replace("\r\n", "\n")
                    .replace("\n", "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException("There is no message " + name, e);
        }
    }

    /** Finds the literals of a line that are written as their content. */
    static Matcher literals(String line) {
        return LITERAL.matcher(line);
    }

    /** What such a literal has in it. */
    String content(Matcher literal) {
        return literal.group(1) == null ? message(literal.group(2)) : Names.withOctets(literal.group(1));
    }

    /** A pattern with its literals as they come from a server. */
    String expanded(String pattern) {
        StringBuilder expanded = new StringBuilder();
        Matcher literal = literals(pattern);
        while (literal.find()) {
            String content = content(literal);
            literal.appendReplacement(expanded, Matcher.quoteReplacement("{" + content.length() + "}\r\n" + content));
        }
        return literal.appendTail(expanded).toString();
    }
}
