package org.mailroom.demo.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One look at a page.
 *
 * @param instances the names of all adapters
 * @param mayChange whether the user may do more than look
 * @param token what proves that a form came from a page of this session
 * @param query the parameters of the page: where in a list to begin, and so on
 */
record Visit(
        Tab tab,
        Adapter adapter,
        List<String> instances,
        String user,
        boolean mayChange,
        String token,
        Map<String, String> query) {

    /** A parameter; empty when it is not given. */
    String query(String name) {
        return query.getOrDefault(name, "");
    }

    /** A parameter that counts; 0 when it is not given or no number. */
    int count(String name) {
        return query(name).matches("[0-9]{1,7}") ? Integer.parseInt(query(name)) : 0;
    }

    /** The address of this page with a parameter changed or, by an empty value, left out. */
    String with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(query);
        changed.put(name, value);
        return address(tab, changed);
    }

    /** The address of a page about the same adapter. */
    String address(Tab other) {
        return address(other, "", "");
    }

    /** The address of a page about the same adapter, with a parameter. */
    String address(Tab other, String name, String value) {
        return address(other, Map.of("instance", query("instance"), name, value));
    }

    /** The address of this page. */
    String address() {
        return address(tab, query);
    }

    private static String address(Tab tab, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        String path = tab.path().isEmpty() ? "./" : tab.path();
        return parameters.isEmpty() ? path : path + "?" + parameters;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** A part of the page that is about one MXBean of the adapter, and says so where that is missing. */
    void section(Html html, String id, String title, String type, Consumer<OpenBean> content) {
        html.section(id, title);
        adapter.bean(type)
                .ifPresentOrElse(
                        content, () -> html.note("Not available: the adapter has no bean " + type + " at present."));
        html.end();
    }

    /** Begins a form for an action, which ends on this page at a section. */
    Form form(Html html, String action, String section) {
        return new Form(html, this, action, section);
    }
}
