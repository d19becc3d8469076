package org.mailroom.connector;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.mailroom.connector.inflow.InvalidSettingException;

/** How single properties of the adapter are read. Each refusal names the property, its value and the rule. */
final class SettingRules {

    private SettingRules() {}

    static long number(String property, Number value, long least, long most) throws InvalidSettingException {
        if (value == null || value.longValue() < least || value.longValue() > most) {
            throw new InvalidSettingException(property, value, "it is a number from " + least + " to " + most);
        }
        return value.longValue();
    }

    static int integer(String property, Integer value, int least, int most) throws InvalidSettingException {
        return (int) number(property, value, least, most);
    }

    static Duration seconds(String property, Integer value, int least, int most) throws InvalidSettingException {
        return Duration.ofSeconds(number(property, value, least, most));
    }

    static boolean flag(String property, Boolean value) throws InvalidSettingException {
        if (value == null) {
            throw new InvalidSettingException(property, null, "it is true or false");
        }
        return value;
    }

    /** One of the constants of an enum, in capitals or not. */
    static <E extends Enum<E>> E choice(String property, String text, Class<E> type) throws InvalidSettingException {
        for (E value : type.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(trimmed(text))) {
                return value;
            }
        }
        throw new InvalidSettingException(
                property,
                text,
                "it is "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(" or ")));
    }

    /** What is separated by commas; nothing when the text is blank. */
    static List<String> list(String property, String text) throws InvalidSettingException {
        if (trimmed(text).isEmpty()) {
            return List.of();
        }
        List<String> parts =
                Arrays.stream(text.split(",", -1)).map(String::trim).toList();
        if (parts.contains("")) {
            throw new InvalidSettingException(
                    property, text, "between two commas, before the first and after the last there is something");
        }
        return parts;
    }

    /** A list of some of the known names, each once; they come back as {@code known} spells them. */
    static List<String> listOf(String property, String text, List<String> known) throws InvalidSettingException {
        List<String> wanted =
                list(property, text).stream().map(name -> spelled(name, known)).toList();
        for (String name : wanted) {
            if (!known.contains(name)) {
                throw new InvalidSettingException(
                        property, text, "'" + name + "' is none of " + String.join(", ", known));
            }
        }
        if (wanted.stream().distinct().count() < wanted.size()) {
            throw new InvalidSettingException(property, text, "each stands in it once at most");
        }
        return wanted;
    }

    private static String spelled(String name, List<String> known) {
        return known.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
    }

    static String text(String property, String text) throws InvalidSettingException {
        if (trimmed(text).isEmpty()) {
            throw new InvalidSettingException(property, text, "it must not be empty");
        }
        return text.trim();
    }

    static String trimmed(String text) {
        return text == null ? "" : text.trim();
    }

    /** A password as it is, blanks included; empty when there is none. */
    static char[] password(String text) {
        return text == null ? new char[0] : text.toCharArray();
    }

    static String domain(String property, String text) throws InvalidSettingException {
        if (!text.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")) {
            throw new InvalidSettingException(property, text, "it is a domain name such as mail.example.com");
        }
        return text;
    }
}
