package org.mailroom.demo.web;

import java.util.Map;

/** Limits. */
final class LimitActions {

    static final Map<String, Action> ALL = Map.of("set-limit", LimitActions::set, "reset-limit", LimitActions::reset);

    private LimitActions() {}

    private static String set(FormData form) {
        form.bean("Limits").call("setLimit", form.text("name"), form.number("value"));
        return form.text("name") + " is " + form.number("value") + " until the adapter stops.";
    }

    private static String reset(FormData form) {
        form.bean("Limits").call("resetLimit", form.text("name"));
        return form.text("name") + " is what the configuration says.";
    }
}
