package org.mailroom.security.tls;

import java.lang.management.ManagementFactory;
import javax.management.ObjectName;

/** What a full collection leaves, by the JVM's own histogram. */
final class LiveObjects {

    private LiveObjects() {}

    /** As many as there still are when there are few enough, or when those that have a finalizer had all the time for it. */
    static long countOnceBelow(long few, String className) throws Exception {
        long count = count(className);
        for (int tries = 0; count >= few && tries < 50; tries++) {
            Thread.sleep(200);
            count = count(className);
        }
        return count;
    }

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
