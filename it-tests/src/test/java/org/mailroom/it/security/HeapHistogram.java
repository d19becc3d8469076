package org.mailroom.it.security;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;
import org.mailroom.it.Management;

/**
 * The live objects of a server after a full collection.
 *
 * @param octets of all objects together
 * @param instances by the name of the class
 */
public record HeapHistogram(long octets, Map<String, Long> instances) {

    private static final Pattern LINE = Pattern.compile(" *\\d+: +(\\d+) +(\\d+) +(\\S+).*");

    /**
     * Counts them. What a finalizer or a reference queue holds is gone only after the next collection, so it counts until the
     * number no longer falls.
     */
    public static HeapHistogram of(Management management) throws IOException, JMException, InterruptedException {
        HeapHistogram last = once(management);
        for (int i = 0; i < 10; i++) {
            Thread.sleep(300);
            HeapHistogram next = once(management);
            if (next.octets >= last.octets - 10_000) {
                return next;
            }
            last = next;
        }
        return last;
    }

    private static HeapHistogram once(Management management) throws IOException, JMException {
        Object text = management
                .server()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return parse((String) text);
    }

    static HeapHistogram parse(String text) {
        Map<String, Long> instances = new TreeMap<>();
        long octets = 0;
        for (String line : text.split("\n")) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                instances.merge(matcher.group(3), Long.parseLong(matcher.group(1)), Long::sum);
                octets += Long.parseLong(matcher.group(2));
            }
        }
        return new HeapHistogram(octets, instances);
    }

    /** Those of the classes whose names match. */
    public Map<String, Long> matching(Pattern names) {
        return instances.entrySet().stream()
                .filter(entry -> names.matcher(entry.getKey()).find())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    /** What there is more of than before. */
    Map<String, Long> grownSince(HeapHistogram before, Pattern names) {
        Map<String, Long> grown = matching(names);
        grown.replaceAll((name, count) -> count - before.instances.getOrDefault(name, 0L));
        grown.values().removeIf(count -> count <= 0);
        return grown;
    }
}
