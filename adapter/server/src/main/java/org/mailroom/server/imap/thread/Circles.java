package org.mailroom.server.imap.thread;

import java.util.Arrays;

/** Tells whether a link would close a circle: sets of linked nodes, each known by its root (union-find). */
final class Circles {

    private final int[] towardsRoot;

    Circles(int nodes) {
        towardsRoot = new int[nodes];
        Arrays.setAll(towardsRoot, node -> node);
    }

    /** Links a root under another node. @return false, and nothing is done, if that would close a circle */
    boolean link(int root, int parent) {
        int top = root(parent);
        if (top == root) {
            return false;
        }
        towardsRoot[root] = top;
        return true;
    }

    private int root(int node) {
        int root = node;
        while (towardsRoot[root] != root) {
            root = towardsRoot[root];
        }
        int at = node;
        while (towardsRoot[at] != root) {
            int next = towardsRoot[at];
            towardsRoot[at] = root;
            at = next;
        }
        return root;
    }
}
