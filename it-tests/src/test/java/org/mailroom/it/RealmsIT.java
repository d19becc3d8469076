package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mailroom.api.management.AccountFigures;
import org.mailroom.it.CommandLine.Outcome;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.Ports;

/** The adapter's own accounts, in every way that an administrator has, and what each change means to the next login. */
class RealmsIT {

    private final Path directory;
    private final int smtp = Ports.free();
    private final int smtps = Ports.free();
    private final int jmx = Ports.free();
    private final TestAuthority authority = new TestAuthority();

    RealmsIT() throws Exception {
        directory = Files.createTempDirectory(Artifacts.workDirectory("realms"), "run");
    }

    private MicroBuilder builder() throws Exception {
        Path key = authority.issue("localhost", "localhost").write(directory.resolve("server.pem"));
        return MicroBuilder.in(directory)
                .adapter(
                        Artifacts.adapter(),
                        AdapterSettings.none()
                                .with("smtpPort", smtp)
                                .with("smtpsPort", smtps)
                                .with("tlsKeys", key)
                                .with("minFreeDisk", 0)
                                .with("loginDelay", 0))
                .deploy(Beans.write(Beans.logins(), directory))
                .systemProperty(
                        "mailroom.it.ledger", directory.resolve("ledger").toString())
                .javaOption(Management.option(jmx));
    }

    private String login(String user, String password) throws Exception {
        try (var client = SmtpClient.tls(smtps, authority.client(), "localhost")) {
            return client.plain(user, password);
        }
    }

    @Test
    void keepsAccountsOfItsOwn() throws Exception {
        CommandLine commands = CommandLine.unpack(directory.resolve("unpacked"));
        MicroBuilder builder = builder();
        try (PayaraMicro first = builder.start();
                Management management = Management.connect(jmx)) {
            assertThat(login("alice", "first")).startsWith("535 5.7.8");
            throughJmx(management);
            throughAnApplication();
            throughTheCommandLine(commands, management);
            assertThat(first.log().matching("MR0069 ")).hasSize(8).noneMatch(line -> line.contains("first"));
        }
        String data = directory.resolve("mailroom-data").toString();
        assertThat(commands.run("offline", "accounts", "add", "dora", "--data", data, "--password-stdin"))
                .isEqualTo(new Outcome(0, ""));
        assertThat(commands.run("", "accounts", "list", "--data", data).output())
                .containsPattern("alice\tenabled\t.*Z\n")
                .containsPattern("carol\tdisabled\t.*Z\n")
                .containsPattern("dora\tenabled\t.*Z\n");
        try (PayaraMicro second = builder.start()) {
            assertThat(second.isAlive()).isTrue();
            assertThat(login("dora", "offline")).startsWith("235");
            assertThat(login("alice", "second")).startsWith("235");
            assertThat(login("carol", "by hand")).startsWith("535 5.7.8");
        }
    }

    private void throughJmx(Management management) throws Exception {
        var accounts = management.accounts();
        assertThat(accounts.createAccount("Alice", "first")).isEqualTo("alice");
        assertThatThrownBy(() -> accounts.createAccount("alice", "again"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is an account 'alice' already");
        // Twice: the second time it is remembered
        assertThat(login("alice", "first")).startsWith("235");
        assertThat(login("ALICE", "first")).startsWith("235");
        accounts.setEnabled("alice", false);
        assertThat(login("alice", "first")).startsWith("535 5.7.8");
        accounts.setEnabled("alice", true);
        assertThat(login("alice", "first")).startsWith("235");
        accounts.setPassword("alice", "second");
        assertThat(login("alice", "first")).startsWith("535 5.7.8");
        assertThat(login("alice", "second")).startsWith("235");
        assertThat(accounts.listAccounts("", 10, ""))
                .extracting(AccountFigures::getName)
                .containsExactly("alice");
    }

    private void throughAnApplication() throws Exception {
        try (var client = new SmtpClient(smtp)) {
            assertThat(client.send("clerk@it.example", "create bob sesame")).startsWith("250");
            assertThat(login("bob", "sesame")).startsWith("235");
            assertThat(client.send("clerk@it.example", "create bob again"))
                    .isEqualTo("550 5.7.0 there is an account 'bob' already");
            assertThat(client.send("clerk@it.example", "delete bob")).startsWith("250");
            assertThat(login("bob", "sesame")).startsWith("535 5.7.8");
        }
    }

    private void throughTheCommandLine(CommandLine commands, Management management) throws Exception {
        String url = Management.url(jmx);
        assertThat(commands.run("by hand", "accounts", "add", "carol", "--jmx", url, "--password-stdin"))
                .isEqualTo(new Outcome(0, ""));
        assertThat(login("carol", "by hand")).startsWith("235");
        assertThat(commands.run("", "accounts", "disable", "carol", "--jmx", url))
                .isEqualTo(new Outcome(0, ""));
        assertThat(login("carol", "by hand")).startsWith("535 5.7.8");
        assertThat(commands.run("", "accounts", "disable", "nobody", "--jmx", url))
                .isEqualTo(new Outcome(1, "accounts: there is no account 'nobody'\n"));
        assertThat(commands.run("", "accounts", "list", "--jmx", url).output())
                .containsPattern("alice\tenabled\t.*\n")
                .containsPattern("carol\tdisabled\t.*\n");
        // The data directory has a user as long as the server runs
        Outcome busy = commands.run(
                "",
                "accounts",
                "list",
                "--data",
                directory.resolve("mailroom-data").toString());
        assertThat(busy.exitCode()).isEqualTo(3);
        assertThat(busy.output()).contains("--jmx");
        assertThat(management.accounts().listAccounts("carol", 1, "")).hasSize(1);
    }
}
