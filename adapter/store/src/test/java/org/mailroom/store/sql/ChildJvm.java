package org.mailroom.store.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class of the tests, run in a process of its own. */
final class ChildJvm implements AutoCloseable {

    private static final String LOGGING = "java.util.logging.config.file";

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final Thread reader = new Thread(this::readLines);

    ChildJvm(Class<?> main, List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-D" + LOGGING + "=" + System.getProperty(LOGGING),
                "-cp",
                System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        reader.start();
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it has printed so many lines, or has ended. */
    void awaitLines(int count) throws InterruptedException {
        synchronized (lines) {
            while (lines.size() < count && reader.isAlive()) {
                lines.wait(100);
            }
        }
    }

    /** All whole lines, once it has ended. */
    List<String> lines() throws InterruptedException {
        process.waitFor();
        reader.join();
        return lines;
    }

    /** As kill -9 does. */
    void kill() {
        process.toHandle().destroyForcibly(); // Process.destroyForcibly() would close its output before we read it
    }

    @Override
    public void close() {
        kill();
    }

    private void readLines() {
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
