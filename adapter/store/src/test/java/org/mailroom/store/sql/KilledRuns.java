package org.mailroom.store.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Runs of a child process on one store, each killed at any moment, and what they answered before. */
final class KilledRuns {

    private static final int FIRST_ANSWERS = 20;
    private static final int LEAST_MILLIS = 200;

    private final List<String> answers = new ArrayList<>();

    /** @param mostMillis how long a run goes on at most after its first answers */
    KilledRuns(SqliteHome home, Class<?> child, int kills, int mostMillis) throws Exception {
        Random random = new Random();
        for (int i = 0; i < kills; i++) {
            run(home, child, LEAST_MILLIS + random.nextInt(mostMillis - LEAST_MILLIS));
        }
    }

    private void run(SqliteHome home, Class<?> mainClass, int afterMillis) throws Exception {
        try (ChildJvm child =
                new ChildJvm(mainClass, List.of(), home.directory().toString())) {
            child.awaitLines(FIRST_ANSWERS);
            Thread.sleep(afterMillis);
            child.kill();
            answers.addAll(child.lines());
        }
    }

    /** What follows the prefix in answers that came whole. */
    List<String> answered(String prefix) {
        return answers.stream()
                .filter(line -> line.startsWith(prefix) && line.endsWith(AcceptingChild.END))
                .map(line -> line.substring(prefix.length(), line.length() - 1))
                .toList();
    }
}
