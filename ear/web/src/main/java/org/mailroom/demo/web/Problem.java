package org.mailroom.demo.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that wants an operator.
 *
 * @param tone bad when mail or logins suffer now, else warn
 * @param tab where to see more and act
 * @param section of that page
 */
record Problem(String tone, String text, Tab tab, String section) {

    /** Certificates that end sooner are shown as a problem. */
    static final Duration RENEWAL = Duration.ofDays(21);

    /** What is wrong with an adapter at present, as far as its beans are there. */
    static List<Problem> of(Adapter adapter) {
        List<Problem> problems = new ArrayList<>();
        adapter.bean("Server").ifPresent(server -> listeners(server, problems));
        adapter.bean("Queue").ifPresent(queue -> queue(queue, problems));
        adapter.bean("Security").ifPresent(security -> security(security, problems));
        adapter.bean("Limits")
                .filter(limits -> limits.read("UnderPressure", Boolean.class))
                .ifPresent(limits -> {
                    String pressure = limits.read("Pressure", String.class);
                    problems.add(bad("Under pressure: " + pressure, Tab.LIMITS, "pressure"));
                });
        return problems;
    }

    private static Problem bad(String text, Tab tab, String section) {
        return new Problem("bad", text, tab, section);
    }

    private static Problem warn(String text, Tab tab, String section) {
        return new Problem("warn", text, tab, section);
    }

    private static void listeners(OpenBean server, List<Problem> problems) {
        for (Figures listener : server.figures("Listeners")) {
            String name = "Listener " + listener.text("name");
            if (listener.text("state").equals("PAUSED")) {
                problems.add(warn(name + " is paused.", Tab.OVERVIEW, "listeners"));
            } else if (!listener.text("state").equals("OPEN")) {
                problems.add(bad(name + " is not open: " + listener.text("reason"), Tab.OVERVIEW, "listeners"));
            }
        }
    }

    private static void queue(OpenBean queue, List<Problem> problems) {
        if (!queue.read("Accepting", Boolean.class)) {
            problems.add(bad("The queue accepts no mail: the log says why.", Tab.QUEUE, "queue"));
        }
        long dead = 0;
        for (Figures subscription : queue.figures("Subscriptions")) {
            dead += subscription.number("deadLetters");
            String name = "Subscription " + subscription.text("name");
            if (subscription.flag("paused")) {
                problems.add(warn(name + " is paused.", Tab.QUEUE, "queue"));
            } else if (!subscription.flag("active") && subscription.number("waiting") > 0) {
                problems.add(warn(name + " has mail waiting and no bean.", Tab.QUEUE, "queue"));
            }
        }
        if (dead > 0) {
            problems.add(warn("Dead letters: " + Units.count(dead), Tab.QUEUE, "dead-letters"));
        }
        int inDoubt = queue.listing("listBranchesInDoubt").size();
        if (inDoubt > 0) {
            problems.add(warn("Transaction branches in doubt: " + inDoubt, Tab.QUEUE, "branches"));
        }
    }

    private static void security(OpenBean security, List<Problem> problems) {
        for (Figures check : security.figures("SelfTest")) {
            if (!check.flag("passed")) {
                String text = "Self-test failed: " + check.text("name") + ": " + check.text("problem");
                problems.add(bad(text, Tab.SECURITY, "self-test"));
            }
        }
        Instant now = Instant.now();
        for (Figures key : security.figures("Keys")) {
            Instant end = Instant.parse(key.text("notAfter"));
            if (end.isBefore(now)) {
                problems.add(bad("Certificate expired: " + key.text("subject"), Tab.SECURITY, "keys"));
            } else if (end.isBefore(now.plus(RENEWAL))) {
                String left = Units.span(Duration.between(now, end));
                problems.add(warn("Certificate ends in " + left + ": " + key.text("subject"), Tab.SECURITY, "keys"));
            }
        }
    }
}
