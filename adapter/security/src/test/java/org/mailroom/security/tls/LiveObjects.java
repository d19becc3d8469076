package org.mailroom.security.tls;

import java.lang.management.ManagementFactory;
import javax.management.ObjectName;

/** What a full collection leaves, by the JVM's own histogram. */
final class LiveObjects {

    private LiveObjects() {}

    /** Of a class, by its full name. */
    static long count(String className) throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length >= 4 && columns[3].equals(className))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }
}
