package org.mailroom.server.limit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * A component of a record, or of a record in it: {@code imap.autologout}. It is read, and replaced in a copy, by its name, so that
 * a limit is named in two places, its record and the table, and not in a method to replace it too.
 */
final class RecordPath {

    private final String[] names;

    RecordPath(String path) {
        names = path.split("\\.");
    }

    /** The component of that record. */
    Object in(Record record) {
        Object value = record;
        for (String name : names) {
            value = read(component(value.getClass(), name), value);
        }
        return value;
    }

    /** A record that differs in the component alone. */
    <R extends Record> R replaced(R record, Object value) {
        return replaced(record, value, 0);
    }

    private <R extends Record> R replaced(R record, Object value, int depth) {
        if (depth + 1 == names.length) {
            return copy(record, names[depth], value);
        }
        var inner = (Record) read(component(record.getClass(), names[depth]), record);
        return copy(record, names[depth], replaced(inner, value, depth + 1));
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> R copy(R record, String name, Object value) {
        RecordComponent replaced = component(record.getClass(), name);
        RecordComponent[] all = record.getClass().getRecordComponents();
        Object[] values = Arrays.stream(all)
                .map(each -> each.getName().equals(replaced.getName()) ? value : read(each, record))
                .toArray();
        Class<?>[] types = Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RecordComponent component(Class<?> record, String name) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(record + " has no " + name));
    }

    private static Object read(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
