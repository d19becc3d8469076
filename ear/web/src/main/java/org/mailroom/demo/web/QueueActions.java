package org.mailroom.demo.web;

import java.util.Map;

/** Subscriptions, dead letters and branches in doubt. */
final class QueueActions {

    static final Map<String, Action> ALL = Map.of(
            "pause-subscription", QueueActions::pause,
            "resume-subscription", QueueActions::resume,
            "remove-subscription", QueueActions::remove,
            "retry-dead-letters", form -> eachDeadLetter(form, "retryDeadLetter", "due again"),
            "delete-dead-letters", form -> eachDeadLetter(form, "deleteDeadLetter", "deleted"),
            "resolve-branch", QueueActions::resolve);

    private QueueActions() {}

    private static String pause(FormData form) {
        form.bean("Queue").call("pauseSubscription", form.text("subscription"));
        return "Subscription " + form.text("subscription") + " is paused: its mail waits.";
    }

    private static String resume(FormData form) {
        form.bean("Queue").call("resumeSubscription", form.text("subscription"));
        return "Subscription " + form.text("subscription") + " gets its mail again.";
    }

    private static String remove(FormData form) {
        Object deliveries = form.bean("Queue").call("removeSubscription", form.text("subscription"));
        return "Subscription " + form.text("subscription") + " is removed; deliveries deleted with it: " + deliveries;
    }

    /** What another has retried or deleted meanwhile is none of this one's, and no reason to stop. */
    private static String eachDeadLetter(FormData form, String operation, String outcome) {
        OpenBean queue = form.bean("Queue");
        int done = 0;
        int gone = 0;
        for (String delivery : form.texts("deliveries")) {
            try {
                queue.call(operation, delivery);
                done++;
            } catch (RefusedException e) {
                gone++;
            }
        }
        String text = "Dead letters " + outcome + ": " + done;
        return gone == 0 ? text + "." : text + ". No dead letters any more: " + gone + ".";
    }

    private static String resolve(FormData form) {
        boolean commit = Boolean.parseBoolean(form.text("commit"));
        form.bean("Queue").call("resolveBranch", form.text("branch"), commit);
        return "The branch is " + (commit ? "committed." : "rolled back.");
    }
}
