package org.mailroom.server.imap.search;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * Strings to be found in a text, all in one pass, whose cost does not depend on how many or how long they are (the automaton of
 * Aho and Corasick). Immutable; texts are read by {@link NeedleScan}.
 */
final class NeedleSet {

    private static final int ROOT = 0;

    /** Open addressing: state and char, one up so that 0 is free, to the next state. */
    private long[] keys = new long[64];

    private int[] targets = new int[64];
    private int edges;

    /** Per state: where to go on when a char does not fit; the needle that ends here; the next state in which one ends. */
    private int[] fallbacks = new int[16];

    private int[] needles = new int[16];
    private int[] nextHits = new int[16];
    private int states = 1;

    /** For each ASCII char whether a needle begins with it. */
    private final boolean[] begins = new boolean[0x80];

    private final int count;

    /** @param folded mapped by the collation; none is empty, none twice */
    NeedleSet(List<String> folded) {
        Arrays.fill(needles, -1);
        count = folded.size();
        for (int i = 0; i < count; i++) {
            add(folded.get(i), i);
        }
        link(folded);
    }

    int count() {
        return count;
    }

    /** The state after a char. */
    int next(int state, char c) {
        int at = state;
        while (true) {
            int target = edge(at, c);
            if (target > 0) {
                return target;
            }
            if (at == ROOT) {
                return ROOT;
            }
            at = fallbacks[at];
        }
    }

    /** The first state, from this one on, in which a needle ends; ROOT for none. */
    int firstHit(int state) {
        return needles[state] >= 0 ? state : nextHits[state];
    }

    /** The next one after it. */
    int nextHit(int hit) {
        return nextHits[hit];
    }

    /** The needle that ends in the state of a hit. */
    int needle(int hit) {
        return needles[hit];
    }

    /** Whether a needle begins with a char of ASCII. */
    boolean begins(char c) {
        return begins[c];
    }

    private void add(String needle, int index) {
        if (needle.charAt(0) < begins.length) {
            begins[needle.charAt(0)] = true;
        }
        int state = ROOT;
        for (int i = 0; i < needle.length(); i++) {
            int target = edge(state, needle.charAt(i));
            if (target <= 0) {
                target = newState();
                put(state, needle.charAt(i), target);
            }
            state = target;
        }
        needles[state] = index;
    }

    /** Breadth first: the fallback of a state is that of its parent, one char on. */
    private void link(List<String> folded) {
        record Cut(int needle, int length, int state) {}
        Queue<Cut> cuts = new ArrayDeque<>();
        for (int i = 0; i < folded.size(); i++) {
            cuts.add(new Cut(i, 0, ROOT));
        }
        while (!cuts.isEmpty()) {
            Cut cut = cuts.remove();
            String needle = folded.get(cut.needle());
            if (cut.length() < needle.length()) {
                char c = needle.charAt(cut.length());
                int state = edge(cut.state(), c);
                int fallback = cut.state() == ROOT ? ROOT : next(fallbacks[cut.state()], c);
                fallbacks[state] = fallback;
                nextHits[state] = firstHit(fallback);
                cuts.add(new Cut(cut.needle(), cut.length() + 1, state));
            }
        }
    }

    private int newState() {
        if (states == needles.length) {
            fallbacks = Arrays.copyOf(fallbacks, 2 * states);
            nextHits = Arrays.copyOf(nextHits, 2 * states);
            needles = Arrays.copyOf(needles, 2 * states);
            Arrays.fill(needles, states, 2 * states, -1);
        }
        return states++;
    }

    /** The target of an edge, or 0. */
    private int edge(int state, char c) {
        long key = key(state, c);
        int at = slot(key);
        while (keys[at] != 0) {
            if (keys[at] == key) {
                return targets[at];
            }
            at = at + 1 & keys.length - 1;
        }
        return 0;
    }

    private void put(int state, char c, int target) {
        if (2 * edges >= keys.length) {
            grow();
        }
        insert(key(state, c), target);
        edges++;
    }

    private void insert(long key, int target) {
        int at = slot(key);
        while (keys[at] != 0) {
            at = at + 1 & keys.length - 1;
        }
        keys[at] = key;
        targets[at] = target;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldTargets = targets;
        keys = new long[2 * oldKeys.length];
        targets = new int[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                insert(oldKeys[i], oldTargets[i]);
            }
        }
    }

    private static long key(int state, char c) {
        return ((long) state << 16 | c) + 1;
    }

    private int slot(long key) {
        long mixed = key * 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 32) & keys.length - 1;
    }
}
