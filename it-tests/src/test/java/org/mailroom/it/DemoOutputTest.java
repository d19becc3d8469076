package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DemoOutputTest {

    @Test
    void theReadmeShowsTheSameCommands() throws Exception {
        var printed = new ByteArrayOutputStream();
        new DemoOutput(new PrintStream(printed, true, StandardCharsets.UTF_8))
                .welcome(new DemoPorts(2525, 1143, 8080), Path.of("anywhere"), 4711);

        var commands = printed.toString(StandardCharsets.UTF_8)
                .lines()
                .map(String::trim)
                .filter(line -> line.startsWith("printf "))
                .toList();

        assertThat(commands).hasSize(1);
        assertThat(Files.readAllLines(Path.of("../README.md")).stream().map(String::trim))
                .containsAll(commands);
    }
}
