package org.mailroom.server.imap.transcript;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code <name>} stands for, and {@code <#0D0A>}: octets in hexadecimal. */
final class Names {

    static final Pattern NAME = Pattern.compile("<([A-Za-z]\\w*)(:digits)?>");
    private static final Pattern OCTETS = Pattern.compile("<#((?:[0-9A-Fa-f]{2})+)>");
    private static final Pattern SUM = Pattern.compile("(\\d+)(?: ([+-]) (\\d+))?");

    private final Map<String, String> values = new HashMap<>();

    Names() {}

    Names(Names others) {
        values.putAll(others.values);
    }

    String get(String name) {
        return values.get(name);
    }

    void put(String name, String value) {
        values.put(name, value);
    }

    void putAll(Names others) {
        values.putAll(others.values);
    }

    /** With all names replaced. */
    String replaced(String text) {
        return withOctets(replace(NAME, text, match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new AssertionError("Nothing is known of <" + match.group(1) + ">");
            }
            return value;
        }));
    }

    static String withOctets(String text) {
        return replace(OCTETS, text, match -> octets(match.group(1)));
    }

    /** The value of a number, a name, or a sum or difference of two. */
    String sum(String text) {
        String plain = replaced(text);
        Matcher sum = SUM.matcher(plain);
        if (!sum.matches() || sum.group(2) == null) {
            return plain;
        }
        long left = Long.parseLong(sum.group(1));
        long right = Long.parseLong(sum.group(3));
        return Long.toString(sum.group(2).equals("+") ? left + right : left - right);
    }

    private static String octets(String hex) {
        StringBuilder octets = new StringBuilder();
        for (int i = 0; i < hex.length(); i += 2) {
            octets.append((char) Integer.parseInt(hex.substring(i, i + 2), 16));
        }
        return octets.toString();
    }

    private static String replace(Pattern pattern, String text, Function<Matcher, String> value) {
        StringBuilder replaced = new StringBuilder();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            matcher.appendReplacement(replaced, Matcher.quoteReplacement(value.apply(matcher)));
        }
        return matcher.appendTail(replaced).toString();
    }
}
