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
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;

/** An MXBean of the platform MBean server, used without its classes. */
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
     * @throws IllegalStateException when the bean has gone meanwhile, has no such attribute, or fails
     */
    <T> T read(String attribute, Class<T> type) {
        try {
            return type.cast(server.getAttribute(name, attribute));
        } catch (JMException | RuntimeMBeanException e) {
            throw new IllegalStateException("cannot read " + attribute + " of " + name, e);
        }
    }

    /** An attribute that is a list of composites. */
    Stream<CompositeData> list(String attribute) {
        return Stream.of(read(attribute, CompositeData[].class));
    }

    /** An attribute that is a list of composites, with names for its figures. */
    List<Figures> figures(String attribute) {
        return list(attribute).map(Figures::new).toList();
    }

    /** What an operation lists. */
    List<Figures> listing(String operation, Object... arguments) {
        return Stream.of((CompositeData[]) call(operation, arguments))
                .map(Figures::new)
                .toList();
    }

    /**
     * Runs an operation of strings and primitive numbers.
     *
     * @throws RefusedException when the bean refuses, with the bean's words
     * @throws IllegalStateException when the bean has gone meanwhile, has no such operation, or fails
     */
    Object call(String operation, Object... arguments) {
        String[] signature = Stream.of(arguments).map(OpenBean::typeName).toArray(String[]::new);
        try {
            return server.invoke(name, operation, arguments, signature);
        } catch (RuntimeMBeanException e) {
            if (e.getTargetException() instanceof IllegalArgumentException
                    || e.getTargetException() instanceof IllegalStateException) {
                throw new RefusedException(e.getTargetException().getMessage(), e);
            }
            throw new IllegalStateException(operation + " of " + name + " failed", e);
        } catch (JMException e) {
            throw new IllegalStateException("cannot do " + operation + " of " + name, e);
        }
    }

    /** Whether it has an operation: adapters of other versions may not. */
    boolean offers(String operation) {
        try {
            return Stream.of(server.getMBeanInfo(name).getOperations())
                    .anyMatch(offered -> offered.getName().equals(operation));
        } catch (JMException e) {
            throw new IllegalStateException("cannot ask " + name, e);
        }
    }

    private static String typeName(Object argument) {
        if (argument instanceof Integer) {
            return "int";
        }
        if (argument instanceof Long) {
            return "long";
        }
        return argument instanceof Boolean ? "boolean" : String.class.getName();
    }
}
