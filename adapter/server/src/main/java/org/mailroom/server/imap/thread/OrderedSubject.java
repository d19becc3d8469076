package org.mailroom.server.imap.thread;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The algorithm ORDEREDSUBJECT (RFC 5256, section 3): messages with the same base subject are a thread, the earliest sent is
 * the parent of all others.
 */
final class OrderedSubject {

    private OrderedSubject() {}

    static MessageThreads threads(List<ThreadedMessage> messages) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < messages.size(); i++) {
            int candidate = i;
            first.merge(
                    messages.get(i).subject(),
                    i,
                    (known, ignored) ->
                            messages.get(candidate).sent() < messages.get(known).sent() ? candidate : known);
        }
        int[] parents = new int[messages.size()];
        Arrays.setAll(parents, i -> {
            int parent = first.get(messages.get(i).subject());
            return parent == i ? -1 : parent;
        });
        return MessageThreads.of(messages, parents);
    }
}
