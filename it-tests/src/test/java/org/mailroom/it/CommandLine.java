package org.mailroom.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.Jdk;

/** The command line of the packaged adapter, unpacked as an administrator does. */
final class CommandLine {

    private final Path jar;

    private CommandLine(Path jar) {
        this.jar = jar;
    }

    /** How a command ended, and what it wrote. */
    record Outcome(int exitCode, String output) {}

    static CommandLine unpack(Path directory) throws IOException {
        Path jar = null;
        try (var zip = new ZipInputStream(Files.newInputStream(Artifacts.adapter()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = directory.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    continue;
                }
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
                if (file.getFileName().toString().startsWith("mailroom-connector-")) {
                    jar = file;
                }
            }
        }
        return new CommandLine(jar);
    }

    /** Runs a command with that on its standard input. */
    Outcome run(String input, String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), input, arguments);
    }

    Outcome run(Map<String, String> environment, String input, String... arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(Jdk.running().java().toString(), "-jar", jar.toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var out = process.getOutputStream()) {
            out.write((input + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
