package org.mailroom.server.imap.thread;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntToLongFunction;
import org.mailroom.codec.imap.ImapWriter;

/** Writes an untagged THREAD (RFC 5256, section 4), number by number, so that it can be stopped in between. */
public final class ThreadOutput {

    private static final int NONE = -1;

    private final MessageThreads threads;
    private final IntToLongFunction number;

    /** Siblings that are written one after the other, the innermost ones first. */
    private final Deque<Siblings> open = new ArrayDeque<>();

    private boolean hasBegun;
    private int node = NONE;

    private static final class Siblings {

        private final int[] nodes;
        private int next;

        Siblings(int[] nodes) {
            this.nodes = nodes;
        }
    }

    /** @param number of the message at a place, as the client is told it */
    ThreadOutput(MessageThreads threads, IntToLongFunction number) {
        this.threads = threads;
        this.number = number;
    }

    /**
     * Goes on.
     *
     * @param enough when so many octets are in the buffer, it stops
     * @return whether that was all
     */
    public boolean writeTo(ImapWriter out, int enough) {
        if (!hasBegun) {
            out.untagged().atom("THREAD");
            open.push(new Siblings(threads.roots()));
            hasBegun = true;
        }
        while (!open.isEmpty()) {
            if (out.octets() >= enough) {
                return false;
            }
            if (node == NONE) {
                nextSibling(out);
            } else {
                write(out);
            }
        }
        out.endLine();
        return true;
    }

    private void nextSibling(ImapWriter out) {
        Siblings siblings = open.element();
        if (siblings.next == siblings.nodes.length) {
            open.pop();
            if (!open.isEmpty()) {
                out.endList();
            }
            return;
        }
        if (siblings.next == 0) {
            out.beginList();
        } else {
            out.beginAdjoiningList();
        }
        node = siblings.nodes[siblings.next++];
    }

    /** A message; an only child follows it in the same list. */
    private void write(ImapWriter out) {
        int[] children = threads.children(node);
        if (!threads.isDummy(node)) {
            out.number(number.applyAsLong(node));
        }
        if (children.length == 1) {
            node = children[0];
        } else {
            if (children.length == 0) {
                out.endList();
            } else {
                open.push(new Siblings(children));
            }
            node = NONE;
        }
    }
}
