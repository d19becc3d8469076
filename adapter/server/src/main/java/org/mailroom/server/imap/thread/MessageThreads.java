package org.mailroom.server.imap.thread;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Threads: a forest whose nodes are messages, by their place in the order of the mailbox, and dummies, with greater numbers, in
 * whose place there is no message. Only a root can be a dummy, and then it has children.
 */
final class MessageThreads {

    /** In the place of a parent: there is none. */
    static final int ROOT = -1;

    /** In the place of a parent: the node is none of the forest. */
    static final int ABSENT = -2;

    private final int messages;
    private final int[] roots;
    private final int[][] children;

    private MessageThreads(int messages, int[] roots, int[][] children) {
        this.messages = messages;
        this.roots = roots;
        this.children = children;
    }

    /**
     * The forest with these parents, siblings sorted by the date sent (RFC 5256, REFERENCES, step 6), dummies by that of their
     * first child, and by their place if dates are equal.
     *
     * @param parents per node the parent, or {@link #ROOT}; for a dummy ROOT or {@link #ABSENT}
     */
    static MessageThreads of(List<ThreadedMessage> messages, int[] parents) {
        int count = messages.size();
        int[][] children = childrenOf(parents);
        Comparator<Integer> byDate = Comparator.comparingLong(
                        (Integer node) -> messages.get(node).sent())
                .thenComparing(Comparator.naturalOrder());
        for (int[] siblings : children) {
            sort(siblings, byDate);
        }
        int[] roots = IntStream.range(0, parents.length)
                .filter(node -> parents[node] == ROOT)
                .toArray();
        sort(roots, Comparator.comparing((Integer root) -> root < count ? root : children[root][0], byDate));
        return new MessageThreads(count, roots, children);
    }

    private static int[][] childrenOf(int[] parents) {
        int[] counts = new int[parents.length];
        for (int parent : parents) {
            if (parent >= 0) {
                counts[parent]++;
            }
        }
        int[] none = {};
        int[][] children = new int[parents.length][];
        for (int node = 0; node < parents.length; node++) {
            children[node] = counts[node] == 0 ? none : new int[counts[node]];
        }
        for (int node = parents.length - 1; node >= 0; node--) {
            if (parents[node] >= 0) {
                children[parents[node]][--counts[parents[node]]] = node;
            }
        }
        return children;
    }

    private static void sort(int[] nodes, Comparator<Integer> order) {
        if (nodes.length > 1) {
            int[] sorted = Arrays.stream(nodes)
                    .boxed()
                    .sorted(order)
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(sorted, 0, nodes, 0, nodes.length);
        }
    }

    int[] roots() {
        return roots;
    }

    int[] children(int node) {
        return children[node];
    }

    boolean isDummy(int node) {
        return node >= messages;
    }
}
