package org.mailroom.demo.web;

import java.util.List;
import java.util.Map;

/**
 * What a form says.
 *
 * @param adapter the one that it is about
 * @param fields values by name
 */
record FormData(Adapter adapter, Map<String, String> fields) {

    /** A field that has to be there. */
    String text(String name) {
        String value = fields.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new RefusedException("The field " + name + " is empty.");
        }
        return value;
    }

    long number(String name) {
        try {
            return Long.parseLong(text(name).trim());
        } catch (NumberFormatException e) {
            throw new RefusedException("The field " + name + " is no whole number that can be had: " + text(name));
        }
    }

    /** A number that an operation takes as an int; what is larger or smaller than any becomes the nearest. */
    int smallNumber(String name) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number(name)));
    }

    List<String> texts(String name) {
        return List.of(text(name).split(","));
    }

    OpenBean bean(String type) {
        return adapter.require(type);
    }
}
