package org.mailroom.demo.web;

import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * An MXBean of the adapter's interface on the real MBean server, which answers what it is told to and remembers what it was asked to
 * do.
 */
final class StandIn implements InvocationHandler, AutoCloseable {

    private final Map<String, Object> answers;
    private final List<String> calls = new ArrayList<>();
    private ObjectName name;

    private StandIn(Map<String, Object> answers) {
        this.answers = answers;
    }

    /** Registers one; an answer that is an exception is thrown. */
    static <T> StandIn register(Class<T> type, String name, Map<String, Object> answers) throws JMException {
        StandIn standIn = new StandIn(answers);
        standIn.name = new ObjectName(name);
        ManagementFactory.getPlatformMBeanServer()
                .registerMBean(new StandardMBean(proxy(type, standIn), type, true), standIn.name);
        return standIn;
    }

    /** Something with getters. */
    static <T> T figures(Class<T> type, Map<String, Object> answers) {
        return proxy(type, new StandIn(answers));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Operations, as in {@code pauseListener(smtp)}. */
    List<String> calls() {
        return calls;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        String property = method.getName().replaceFirst("^(get|is)", "");
        boolean isAttribute = arguments == null && !property.equals(method.getName());
        if (!isAttribute) {
            calls.add(method.getName() + said(arguments));
        }
        String key = isAttribute ? Character.toLowerCase(property.charAt(0)) + property.substring(1) : property;
        Object answer = answers.getOrDefault(key, nothing(method.getReturnType()));
        if (answer instanceof RuntimeException refusal) {
            throw refusal;
        }
        return answer;
    }

    private static String said(Object[] arguments) {
        return Stream.of(Optional.ofNullable(arguments).orElse(new Object[0]))
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == List.class) {
            return List.of();
        }
        return type == Map.class ? Map.of() : type == String.class ? "" : null;
    }

    @Override
    public void close() throws JMException {
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
    }
}
