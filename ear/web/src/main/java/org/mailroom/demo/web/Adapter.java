package org.mailroom.demo.web;

import java.util.List;
import java.util.Optional;

/**
 * A running adapter in this server.
 *
 * @param instance its name; empty when none runs
 */
record Adapter(String instance) {

    /** The names of all, in their order. */
    static List<String> instances() {
        return OpenBean.find("org.mailroom:type=*,instance=*").stream()
                .map(bean -> bean.name().getKeyProperty("instance"))
                .distinct()
                .sorted()
                .toList();
    }

    /** The one that is wanted, or else the first. */
    static Adapter of(String wanted, List<String> instances) {
        return new Adapter(
                instances.contains(wanted)
                        ? wanted
                        : instances.stream().findFirst().orElse(""));
    }

    boolean isPresent() {
        return !instance.isEmpty();
    }

    /** Its MXBean of a type, as in {@code Queue}; an adapter that is starting or stopping may not have it. */
    Optional<OpenBean> bean(String type) {
        return OpenBean.find("org.mailroom:type=" + type + ",instance=*").stream()
                .filter(bean -> bean.name().getKeyProperty("instance").equals(instance))
                .findFirst();
    }

    /**
     * Its MXBean of a type.
     *
     * @throws RefusedException when it has none at present
     */
    OpenBean require(String type) {
        return bean(type)
                .orElseThrow(() -> new RefusedException(
                        "The adapter has no bean " + type + ": it has stopped, or is of another version."));
    }
}
