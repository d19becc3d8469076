package org.mailroom.it.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Properties of the resource adapter, as an administrator sets them.
 *
 * @param properties names and values
 */
public record AdapterSettings(Map<String, String> properties) {

    /** None: all as the adapter has it by itself. */
    public static AdapterSettings none() {
        return new AdapterSettings(Map.of());
    }

    /** These and one more. */
    public AdapterSettings with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(name, String.valueOf(value));
        return new AdapterSettings(more);
    }

    /** As the argument of {@code --property}: colons separate, backslashes escape. */
    String argument() {
        return properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + escape(property.getValue()))
                .collect(Collectors.joining(":"));
    }

    /** The command for a file of commands, where quotes keep spaces together. */
    String command(String adapter) {
        return "create-resource-adapter-config --property \"" + argument() + "\" " + adapter;
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace(":", "\\:").replace("=", "\\=");
    }
}
