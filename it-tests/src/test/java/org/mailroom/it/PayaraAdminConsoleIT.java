package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.Jdk;
import org.mailroom.it.server.PayaraServer;
import org.mailroom.it.server.Ports;

/** The adapter's settings in the admin console of Payara Server, as an administrator finds and changes them. */
class PayaraAdminConsoleIT {

    private static final Path PICTURES = Path.of("target/console");

    /** Payara loads its console when it is first asked for. */
    private static final Duration LOADING = Duration.ofMinutes(3);

    /** The field with the value of a property, which stands in a table with nothing but numbers in its names. */
    private static final String FIELD = """
            const name = [...document.querySelectorAll('input[id$="col2:col1St"]')].find(one => one.value === '%s');
            const field = name && document.getElementById(name.id.replace('col2:', 'col3:'));
            """;

    @Test
    void settingsAreSeenAndChanged() throws Exception {
        Assumptions.assumeTrue(Browser.isHere(), "there is no Chromium");
        Path directory = Files.createTempDirectory(Artifacts.workDirectory("admin-console"), "run");
        int port = Ports.free();
        int other = Ports.free();
        try (PayaraServer server = PayaraServer.create(6, Jdk.running(), directory);
                Browser browser = Browser.start(directory.resolve("profile"))) {
            server.start();
            browser.open(server.adminUrl());
            server.configureAdapter(
                    "mailroom", AdapterSettings.none().with("smtpPort", port).with("minFreeDisk", 0));
            server.deploy(Artifacts.adapter());
            assertThat(greeting(port)).startsWith("220");
            browser.awaitText("body", "Resource Adapter Configs", LOADING);

            browser.open(server.adminUrl().resolve("jca/resourceAdapterConfigNew.jsf?name=mailroom"));
            browser.awaitText("body", "Additional Properties");
            assertThat(value(browser, "maxMessageSize")).isEqualTo("52428800");
            assertThat(value(browser, "realm")).isEqualTo("EMBEDDED");
            assertThat(value(browser, "noSuchProperty")).isNull();

            browser.open(server.adminUrl().resolve("jca/resourceAdapterConfigEdit.jsf?name=mailroom"));
            browser.awaitText("body", "Additional Properties (2)");
            assertThat(value(browser, "smtpPort")).isEqualTo(String.valueOf(port));
            browser.photograph(PICTURES.resolve("payara.png"));
            browser.run(FIELD.formatted("smtpPort") + "field.value = '" + other + "'");
            browser.click("input[id$=saveButton]");
            browser.awaitText("body", "New values successfully saved");

            assertThat(greeting(other)).startsWith("220");
            assertThatThrownBy(() -> greeting(port)).isInstanceOf(ConnectException.class);
            assertThat(value(browser, "smtpPort")).isEqualTo(String.valueOf(other));
        }
    }

    private static Object value(Browser browser, String property) {
        return browser.run(FIELD.formatted(property) + "return field ? field.value : null");
    }

    private static String greeting(int port) throws IOException {
        try (SmtpClient client = new SmtpClient(port)) {
            return client.greeting();
        }
    }
}
