package org.mailroom.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailroom.server.smtp.SmtpSettings.Dialect;

/** The table of standards says what the servers advertise, no more and no less. */
class RfcTableTest {

    private static final Path TABLE = Path.of("../../docs/rfc.md");
    private static final Path MODULES = Path.of("..");

    /** A row of the table. */
    private record Row(String keyword, String state, String home) {

        static Row of(String line) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::trim).toList();
            assertThat(cells).as(line).hasSize(7);
            return new Row(cells.get(3), cells.get(4), cells.get(5));
        }
    }

    @ParameterizedTest
    @CsvSource({"SMTP, EHLO", "LMTP, LHLO"})
    void advertisesExactlyWhatIsComplete(Dialect dialect, String greeting, @TempDir Path directory) throws IOException {
        Set<String> complete = rows().stream()
                .filter(row -> row.state().equals("complete") && !row.keyword().isEmpty())
                .map(Row::keyword)
                .collect(Collectors.toSet());
        assertThat(advertised(dialect, greeting, directory)).isEqualTo(complete);
    }

    @Test
    void namesTheHomeOfEverythingThatExists() throws IOException {
        assertThat(rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.state()).isIn("complete", "partly", "planned");
            if (row.state().equals("planned")) {
                assertThat(row.home()).isEmpty();
            } else {
                assertThat(isPackage(row.home())).as(row.toString()).isTrue();
            }
        });
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(Row::of)
                .toList();
    }

    private static Set<String> advertised(Dialect dialect, String greeting, Path directory) {
        try (var server = new SmtpServer.Setup(directory)
                        .dialect(dialect)
                        .tls()
                        .login()
                        .start();
                SmtpDialogue client = server.connect()) {
            client.reply();
            return client.say(greeting + " client.example").reply().stream()
                    .skip(1)
                    .map(line -> line.substring(4).split(" ")[0])
                    .collect(Collectors.toSet());
        }
    }

    private static boolean isPackage(String name) throws IOException {
        String path = "src/main/java/" + name.replace('.', '/') + "/package-info.java";
        try (Stream<Path> modules = Files.list(MODULES)) {
            return !name.isEmpty() && modules.anyMatch(module -> Files.exists(module.resolve(path)));
        }
    }
}
