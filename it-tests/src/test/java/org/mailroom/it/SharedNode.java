package org.mailroom.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mailroom.it.database.JdbcPool;
import org.mailroom.it.database.Postgres;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.Ports;

/**
 * A server whose adapter keeps its mail in PostgreSQL, with the scripted beans.
 *
 * @param smtp the port of SMTP
 * @param builder starts it, and starts it again after it was stopped
 * @param ledger what its beans note
 */
record SharedNode(int smtp, MicroBuilder builder, LedgerFile ledger) {

    private static final int MAX_CONNECTIONS = 8;

    /** One that is yet to be started. */
    static SharedNode of(String name, JdbcPool pool, Postgres postgres, String database) throws IOException {
        Path directory = Files.createTempDirectory(Artifacts.workDirectory("shared"), name);
        LedgerFile ledger = new LedgerFile(directory.resolve("ledger"));
        int smtp = Ports.free();
        MicroBuilder builder = MicroBuilder.in(directory);
        pool.commands(postgres, database, name, MAX_CONNECTIONS).forEach(builder::postBoot);
        builder.adapter(
                        Artifacts.adapter(),
                        AdapterSettings.none().with("smtpPort", smtp).with("dataSource", "jdbc/" + name))
                .deploy(Beans.write(Beans.scripted(), directory))
                .systemProperty("mailroom.it.ledger", ledger.path().toString())
                .rootDirectory(directory.resolve("root"))
                .arguments("--addlibs", JdbcPool.driver().toString());
        return new SharedNode(smtp, builder, ledger);
    }

    /** Sends a message without content; returns the last reply. */
    String send(String recipient, String subject) throws IOException {
        try (var client = new SmtpClient(smtp)) {
            return client.send(recipient, subject);
        }
    }

    /** Sends a message of this content; returns the reply to it. */
    String sendContent(String recipient, byte[] content) throws IOException {
        try (var client = new SmtpClient(smtp)) {
            client.ask("MAIL FROM:<> SIZE=" + content.length);
            client.ask("RCPT TO:<" + recipient + ">");
            client.ask("DATA");
            client.out().write(content);
            return client.ask(".");
        }
    }
}
