package org.mailroom.server.imap.thread;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins threads with the same base subject: step 5 of the algorithm REFERENCES (RFC 5256, section 3). */
final class SubjectMerge {

    private final List<ThreadedMessage> messages;
    private final MessageThreads threads;
    private final int[] parents;
    private final Map<String, Integer> table = new HashMap<>();
    private int nodes;

    private SubjectMerge(List<ThreadedMessage> messages, int[] before) {
        this.messages = messages;
        this.threads = MessageThreads.of(messages, before);
        this.nodes = before.length;
        // There is at most one new dummy for each root
        this.parents = Arrays.copyOf(before, nodes + threads.roots().length);
        Arrays.fill(parents, nodes, parents.length, MessageThreads.ABSENT);
    }

    /** The threads with these parents, joined. */
    static MessageThreads merged(List<ThreadedMessage> messages, int[] parents) {
        SubjectMerge merge = new SubjectMerge(messages, parents);
        for (int root : merge.threads.roots()) {
            merge.enter(root);
        }
        for (int root : merge.threads.roots()) {
            merge.join(root);
        }
        return MessageThreads.of(messages, merge.parents);
    }

    /** Step 5.B: of the threads with a subject the one that the others are joined to. */
    private void enter(int root) {
        String subject = subject(root);
        if (subject.isEmpty()) {
            return;
        }
        table.merge(subject, root, (known, current) -> isPreferred(current, known) ? current : known);
    }

    private boolean isPreferred(int current, int known) {
        return !isDummy(known) && (isDummy(current) || isReply(known) && !isReply(current));
    }

    /** Step 5.C. */
    private void join(int root) {
        String subject = subject(root);
        int known = subject.isEmpty() ? root : table.get(subject);
        if (known == root) {
            return;
        }
        if (isDummy(known) && isDummy(root)) {
            for (int child : threads.children(root)) {
                parents[child] = known;
            }
            parents[root] = MessageThreads.ABSENT;
        } else if (isDummy(known) || isReply(root) && !isReply(known)) {
            parents[root] = known;
        } else {
            int dummy = nodes++;
            parents[dummy] = MessageThreads.ROOT;
            parents[known] = dummy;
            parents[root] = dummy;
            table.put(subject, dummy);
        }
    }

    private String subject(int root) {
        int first = isDummy(root) ? threads.children(root)[0] : root;
        return messages.get(first).subject();
    }

    private boolean isDummy(int node) {
        return node >= messages.size();
    }

    private boolean isReply(int node) {
        return !isDummy(node) && messages.get(node).isReply();
    }
}
