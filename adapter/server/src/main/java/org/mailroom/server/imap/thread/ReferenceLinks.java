package org.mailroom.server.imap.thread;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who answers whom by Message-ID, References and In-Reply-To: step 1 of the algorithm REFERENCES (RFC 5256, section 3).
 *
 * <p>What the RFC does when a message turns up to which an earlier one has already given a parent, namely to take that parent away,
 * is done here by not giving it one: the message's own References count. So links are only ever added, and whether one would
 * close a circle is known at once.
 */
final class ReferenceLinks {

    /** Longer identifiers are known by their beginning. */
    private static final int MAX_ID = 250;

    /** Identifiers of no message at hand are kept up to this number, and so many per message; others join nothing. */
    private static final int FREE_UNKNOWN = 10_000;

    private static final int UNKNOWN_PER_MESSAGE = 4;

    /** Nodes are numbers of identifiers, and further ones for messages without one of their own. */
    private final Map<String, Integer> nodes = new HashMap<>();

    private final List<Integer> nodeOfMessage = new ArrayList<>();
    private final List<int[]> references = new ArrayList<>();
    private int[] messageOfNode = new int[64];
    private int nodeCount;

    ReferenceLinks() {
        Arrays.fill(messageOfNode, -1);
    }

    /**
     * The next message.
     *
     * @param id normalised, or null
     * @param parents normalised, oldest first
     */
    void add(String id, List<String> parents) {
        int message = nodeOfMessage.size();
        Integer node = id == null ? null : nodes.computeIfAbsent(cut(id), key -> newNode());
        if (node == null || messageOfNode[node] >= 0) {
            node = newNode();
        }
        messageOfNode[node] = message;
        nodeOfMessage.add(node);
        references.add(parents.stream()
                .map(ReferenceLinks::cut)
                .mapToInt(this::referenced)
                .filter(referenced -> referenced >= 0)
                .toArray());
    }

    int messages() {
        return nodeOfMessage.size();
    }

    /** The node of an identifier, or -1 for one too many. */
    private int referenced(String id) {
        Integer node = nodes.get(id);
        if (node == null) {
            if (nodeCount - nodeOfMessage.size() >= FREE_UNKNOWN + UNKNOWN_PER_MESSAGE * nodeOfMessage.size()) {
                return -1;
            }
            node = newNode();
            nodes.put(id, node);
        }
        return node;
    }

    private static String cut(String id) {
        return id.length() > MAX_ID ? id.substring(0, MAX_ID) : id;
    }

    private int newNode() {
        if (nodeCount == messageOfNode.length) {
            messageOfNode = Arrays.copyOf(messageOfNode, 2 * nodeCount);
            Arrays.fill(messageOfNode, nodeCount, 2 * nodeCount, -1);
        }
        return nodeCount++;
    }

    /**
     * Links all, and leaves out nodes without a message (step 3).
     *
     * @return as {@link MessageThreads#of} takes it
     */
    int[] parents() {
        int[] links = linked();
        int[] owners = new int[nodeCount];
        Arrays.fill(owners, -1);
        int[] parents = new int[messages()];
        int[] orphanedUnder = new int[messages()];
        int[] orphans = new int[nodeCount];
        for (int message = 0; message < parents.length; message++) {
            int owner = owner(nodeOfMessage.get(message), links, owners);
            boolean isMessage = owner >= 0 && messageOfNode[owner] >= 0;
            parents[message] = isMessage ? messageOfNode[owner] : -1;
            orphanedUnder[message] = isMessage ? -1 : owner;
            if (!isMessage && owner >= 0) {
                orphans[owner]++;
            }
        }
        return withDummies(parents, orphanedUnder, orphans);
    }

    /** Several messages under the same topmost node, which has no message, have a dummy for it; one alone needs none. */
    private static int[] withDummies(int[] parents, int[] orphanedUnder, int[] orphans) {
        int[] dummies = new int[orphans.length];
        int next = parents.length;
        for (int message = 0; message < parents.length; message++) {
            int top = orphanedUnder[message];
            if (top >= 0 && orphans[top] > 1) {
                dummies[top] = dummies[top] == 0 ? next++ : dummies[top];
                parents[message] = dummies[top];
            }
        }
        int[] all = Arrays.copyOf(parents, next);
        Arrays.fill(all, parents.length, next, -1);
        return all;
    }

    /** The next node above that has a message, else the topmost one; -1 if there is none above. */
    private int owner(int node, int[] parents, int[] owners) {
        int at = parents[node];
        while (at >= 0 && messageOfNode[at] < 0 && owners[at] < 0 && parents[at] >= 0) {
            at = parents[at];
        }
        int owner = at >= 0 && owners[at] >= 0 ? owners[at] : at;
        for (int i = parents[node]; i >= 0 && i != at && messageOfNode[i] < 0; i = parents[i]) {
            owners[i] = owner;
        }
        return owner;
    }

    private int[] linked() {
        int[] parents = new int[nodeCount];
        Arrays.fill(parents, -1);
        Circles circles = new Circles(nodeCount);
        boolean[] isDone = new boolean[nodeCount];
        for (int message = 0; message < messages(); message++) {
            int[] chain = references.get(message);
            for (int i = 1; i < chain.length; i++) {
                boolean isToCome = messageOfNode[chain[i]] >= 0 && !isDone[chain[i]];
                if (parents[chain[i]] < 0 && !isToCome && circles.link(chain[i], chain[i - 1])) {
                    parents[chain[i]] = chain[i - 1];
                }
            }
            int node = nodeOfMessage.get(message);
            if (chain.length > 0 && circles.link(node, chain[chain.length - 1])) {
                parents[node] = chain[chain.length - 1];
            }
            isDone[node] = true;
        }
        return parents;
    }
}
