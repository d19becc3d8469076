package org.mailroom.server.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of standards says of IMAP what a server announces, before and after the login. */
class ImapRfcTableTest {

    private static final Path TABLE = Path.of("../../docs/rfc.md");

    @Test
    void announcesExactlyWhatIsComplete(@TempDir Path directory) throws IOException {
        Set<String> announced = new TreeSet<>();
        try (var server = new ImapServer.Setup(directory).tls().noClearText().start();
                var client = server.connect().expect("* OK")) {
            addCapabilities(client, announced);
            client.ok("STARTTLS").beginTls().ok("LOGIN joe secret");
            addCapabilities(client, announced);
        }
        assertThat(announced).isEqualTo(complete());
    }

    private static void addCapabilities(ImapDialogue client, Set<String> announced) {
        String line = client.command("CAPABILITY").get(0);
        Arrays.stream(line.substring("* CAPABILITY ".length()).split(" "))
                .map(name -> name.replaceFirst("^(AUTH|APPENDLIMIT)=.*", "$1"))
                .forEach(announced::add);
    }

    private static Set<String> complete() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .dropWhile(line -> !line.equals("## IMAP"))
                .filter(line -> line.startsWith("|") && line.contains("| complete |"))
                .map(line -> List.of(line.split("\\|", -1)).get(3).strip())
                .filter(keyword -> !keyword.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
