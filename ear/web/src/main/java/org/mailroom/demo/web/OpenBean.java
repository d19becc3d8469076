package org.mailroom.demo.web;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** An MXBean of the platform MBean server, read without its classes. */
record OpenBean(MBeanServer server, ObjectName name) {

    /** All that match a pattern, in the order of their names. */
    static List<OpenBean> find(String pattern) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            Set<ObjectName> names = new TreeSet<>(server.queryNames(new ObjectName(pattern), null));
            return names.stream().map(name -> new OpenBean(server, name)).toList();
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(pattern, e);
        }
    }

    /**
     * An attribute.
     *
     * @throws IllegalStateException when the bean has gone meanwhile, or fails
     */
    <T> T read(String attribute, Class<T> type) {
        try {
            return type.cast(server.getAttribute(name, attribute));
        } catch (JMException e) {
            throw new IllegalStateException("cannot read " + attribute + " of " + name, e);
        }
    }

    /** An attribute that is a list of composites. */
    Stream<CompositeData> list(String attribute) {
        return Stream.of(read(attribute, CompositeData[].class));
    }
}
