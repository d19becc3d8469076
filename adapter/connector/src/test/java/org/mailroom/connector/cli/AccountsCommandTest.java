package org.mailroom.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.rmi.server.RMIServerSocketFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;
import javax.security.auth.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.connector.account.AccountAdmin;
import org.mailroom.connector.account.AccountsBean;
import org.mailroom.connector.management.Registration;
import org.mailroom.security.credential.SecretMaker;
import org.mailroom.security.credential.SecretSettings;
import org.mailroom.store.MailStore;
import org.mailroom.store.StoreSettings;
import org.mailroom.store.sql.SqlStore;

/** Whole command lines, on real data directories and a real JMX connection. */
class AccountsCommandTest {

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>();
    private final Deque<String> typed = new ArrayDeque<>();
    private byte[] input = {};
    private String out;
    private String err;

    @BeforeEach
    void theServerHasRunOnce() {
        openStore().close();
    }

    private MailStore openStore() {
        return SqlStore.embedded(directory, new StoreSettings(1000, 1 << 30, 0), subscription -> {});
    }

    private int run(String... arguments) {
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var surroundings = new Surroundings(
                new ByteArrayInputStream(input),
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                environment,
                question -> Optional.ofNullable(typed.poll()).map(String::toCharArray));
        int exitCode = Main.run(arguments, surroundings);
        out = output.toString(StandardCharsets.UTF_8);
        err = errors.toString(StandardCharsets.UTF_8);
        return exitCode;
    }

    private int onData(String... arguments) {
        var all = new ArrayList<>(List.of("accounts"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", directory.toString()));
        return run(all.toArray(String[]::new));
    }

    private void typing(String... answers) {
        typed.addAll(List.of(answers));
    }

    @Test
    void makesListsAndDeletesAccounts() {
        typing("secret", "secret");
        assertThat(onData("add", "Bob")).isZero();
        input = "pässword\r\nnot this\n".getBytes(StandardCharsets.UTF_8);
        assertThat(onData("add", "alice", "--password-stdin")).isZero();
        assertThat(onData("disable", "bob")).isZero();
        assertThat(onData("list")).isZero();
        assertThat(out.lines().map(line -> line.replaceAll("\t[^\t]*$", "")))
                .containsExactly("alice\tenabled", "bob\tdisabled");
        assertThat(onData("enable", "bob")).isZero();
        assertThat(onData("delete", "alice")).isZero();
        assertThat(onData("list")).isZero();
        assertThat(out).startsWith("bob\tenabled\t").hasLineCount(1);
        assertThat(err).isEmpty();
    }

    @Test
    void changesAPassword() {
        typing("first", "first");
        onData("add", "alice");
        String before = secretOf("alice");
        input = "second".getBytes(StandardCharsets.UTF_8);
        assertThat(onData("password", "alice", "--password-stdin")).isZero();
        assertThat(secretOf("alice")).isNotEqualTo(before);
    }

    private String secretOf(String name) {
        try (MailStore store = openStore()) {
            return store.accounts().find(name).orElseThrow().secrets().toString();
        }
    }

    @Test
    void saysInOneLineWhatIsRefused() {
        typing("a", "b");
        assertThat(onData("add", "alice")).isEqualTo(CommandFailure.REFUSED);
        assertThat(err).isEqualTo("accounts: the two passwords differ" + System.lineSeparator());
        assertThat(onData("delete", "alice")).isEqualTo(CommandFailure.REFUSED);
        assertThat(err).isEqualTo("accounts: there is no account 'alice'" + System.lineSeparator());
        input = new byte[] {(byte) 0xFF, '\n'};
        assertThat(onData("add", "alice", "--password-stdin")).isEqualTo(CommandFailure.REFUSED);
        assertThat(err).contains("the password on the standard input is not UTF-8");
        input = new byte[10_000];
        assertThat(onData("add", "alice", "--password-stdin")).isEqualTo(CommandFailure.REFUSED);
        assertThat(err).contains("the first line of the standard input is too long for a password");
        input = new byte[] {};
        assertThat(onData("add", "alice", "--password-stdin")).isEqualTo(CommandFailure.REFUSED);
        assertThat(err).hasLineCount(1);
    }

    @Test
    void needsATerminalOrTheStandardInputForAPassword() {
        assertThat(onData("add", "alice")).isEqualTo(CommandFailure.USAGE);
        assertThat(err).contains("give --password-stdin");
    }

    @Test
    void leavesTheDirectoryOfARunningServerAlone() {
        try (MailStore running = openStore()) {
            assertThat(onData("list")).isEqualTo(CommandFailure.UNREACHABLE);
            assertThat(err)
                    .contains("is in use by")
                    .contains("the accounts of a running server are reached by --pid")
                    .hasLineCount(1);
            assertThat(running.accounts().list("", 10, "")).isEmpty();
        }
    }

    @Test
    void makesNoDataDirectory() throws Exception {
        Path other = directory.resolve("typo");
        assertThat(run("accounts", "list", "--data", other.toString())).isEqualTo(CommandFailure.UNREACHABLE);
        assertThat(err).contains("is no data directory of Mailroom");
        assertThat(Files.exists(other)).isFalse();
    }

    @Test
    void needsTheRightSecretKey() throws Exception {
        Path keys = Files.writeString(directory.resolve("keys.p12"), "no key store");
        assertThat(onData("list", "--secret-key-store", keys.toString())).isEqualTo(CommandFailure.USAGE);
        assertThat(err).contains("MAILROOM_SECRET_KEY_PASSWORD is not set");
        environment.put("MAILROOM_SECRET_KEY_PASSWORD", "sesame");
        assertThat(onData("list", "--secret-key-store", keys.toString())).isEqualTo(CommandFailure.UNREACHABLE);
        assertThat(err).contains("keys.p12").doesNotContain("sesame").hasLineCount(1);
    }

    /** On the loopback address alone, for one user. */
    private static JMXConnectorServer jmxDoor() throws IOException {
        // The host in what RMI hands out; by default the machine's name, which is not where this listens
        System.setProperty("java.rmi.server.hostname", "127.0.0.1");
        RMIServerSocketFactory loopback = port -> new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        JMXAuthenticator authenticator = credentials -> {
            if (credentials instanceof String[] pair && pair[0].equals("admin") && pair[1].equals("sesame")) {
                return new Subject();
            }
            throw new SecurityException("who are you?");
        };
        return JMXConnectorServerFactory.newJMXConnectorServer(
                new JMXServiceURL("rmi", "127.0.0.1", 0),
                Map.of(
                        RMIConnectorServer.RMI_SERVER_SOCKET_FACTORY_ATTRIBUTE,
                        loopback,
                        JMXConnectorServer.AUTHENTICATOR,
                        authenticator),
                ManagementFactory.getPlatformMBeanServer());
    }

    @Test
    void reachesARunningServerByJmx() throws Exception {
        JMXConnectorServer door = jmxDoor();
        door.start();
        try (MailStore store = openStore();
                Registration registration = Registration.of(
                        new AccountsBean(
                                new AccountAdmin(
                                        store.accounts(), new SecretMaker(SecretSettings.defaults(Optional.empty()))),
                                store.mailboxes()::quota),
                        "cli-test")) {
            assertThat(registration).isNotNull();
            String url = door.getAddress().toString();
            String[] list = {"accounts", "list", "--jmx", url, "--jmx-user", "admin", "--instance", "cli-test"};
            environment.put("MAILROOM_JMX_PASSWORD", "wrong");
            assertThat(run(list)).isEqualTo(CommandFailure.UNREACHABLE);
            assertThat(err)
                    .contains("no JMX connection to")
                    .contains("who are you?")
                    .hasLineCount(1);
            environment.remove("MAILROOM_JMX_PASSWORD");
            Path file = Files.writeString(directory.resolve("password"), "sesame\n");
            input = "secret".getBytes(StandardCharsets.UTF_8);
            assertThat(run(
                            "accounts",
                            "add",
                            "Alice",
                            "--password-stdin",
                            "--jmx=" + url,
                            "--jmx-user=admin",
                            "--jmx-password-file=" + file,
                            "--instance=cli-test"))
                    .as("%s", err)
                    .isZero();
            assertThat(store.accounts().find("alice")).isPresent();
            environment.put("MAILROOM_JMX_PASSWORD", "sesame");
            assertThat(run(list)).isZero();
            assertThat(out).startsWith("alice\tenabled\t");
            assertThat(run("accounts", "delete", "bob", "--jmx", url, "--jmx-user", "admin", "--instance", "cli-test"))
                    .isEqualTo(CommandFailure.REFUSED);
            assertThat(err).contains("there is no account 'bob'");
            assertThat(run("accounts", "list", "--jmx", url, "--jmx-user", "admin"))
                    .isEqualTo(CommandFailure.UNREACHABLE);
            assertThat(err).contains("no Mailroom with the instanceName 'mailroom' is running there");
        } finally {
            door.stop();
        }
    }

    @Test
    void saysThatAProcessCannotBeReached() {
        assertThat(run("accounts", "list", "--pid", "no-number")).isEqualTo(CommandFailure.UNREACHABLE);
        assertThat(err).contains("the process no-number cannot be reached").hasLineCount(1);
        assertThat(run("accounts", "list", "--jmx", "http://x")).isEqualTo(CommandFailure.UNREACHABLE);
        assertThat(err).contains("no JMX connection to http://x").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts",
                "accounts rename a --data x",
                "accounts add --data x",
                "accounts add a b --data x",
                "accounts list a --data x",
                "accounts list",
                "accounts list --data",
                "accounts list --data x --pid 1",
                "accounts list --data x --data y",
                "accounts list --data x --instance y",
                "accounts list --pid 1 --jmx-user y",
                "accounts list --data x --password-stdin",
                "accounts add a --data x --password-stdin=secret",
                "accounts add a --data x --password secret"
            })
    void saysWhatIsWrongWithACommandLine(String line) {
        assertThat(run(line.split(" "))).isEqualTo(CommandFailure.USAGE);
        assertThat(err).startsWith("accounts: ").contains("see accounts --help").hasLineCount(1);
        assertThat(out).isEmpty();
    }

    @Test
    void helps() {
        assertThat(run("accounts", "--help")).isZero();
        assertThat(out).contains("--password-stdin").contains("Exit codes");
        assertThat(out.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(110));
        assertThat(run("--help")).isZero();
        assertThat(run()).isEqualTo(CommandFailure.USAGE);
        assertThat(err).contains("accounts --help");
    }

    @Test
    void aProcessEndsWithTheExitCode() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "accounts",
                        "delete",
                        "nobody",
                        "--data",
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isEqualTo(CommandFailure.REFUSED);
        // Newer Javas print a warning of their own before it, where a library is loaded from the class path
        assertThat(printed).endsWith("accounts: there is no account 'nobody'" + System.lineSeparator());
    }
}
