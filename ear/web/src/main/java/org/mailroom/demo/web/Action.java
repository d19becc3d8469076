package org.mailroom.demo.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Something that an operator can have done. */
@FunctionalInterface
interface Action {

    /** Every action by the name that forms give it. */
    Map<String, Action> ALL = merge(
            List.of(ServerActions.ALL, QueueActions.ALL, SecurityActions.ALL, AccountActions.ALL, LimitActions.ALL));

    /**
     * Does it.
     *
     * @return what was done, for the operator
     * @throws RefusedException when it is not done
     */
    String run(FormData form);

    private static Map<String, Action> merge(List<Map<String, Action>> groups) {
        Map<String, Action> all = new HashMap<>();
        groups.forEach(all::putAll);
        return Map.copyOf(all);
    }
}
