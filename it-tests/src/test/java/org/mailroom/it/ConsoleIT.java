package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.it.imap.ImapClient;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.Ports;
import org.mailroom.it.server.ServerUser;
import org.openqa.selenium.Keys;

/** The console in a real browser, and what it answers to who is none. */
class ConsoleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String[] PAGES = {"", "connections", "queue", "security", "accounts", "limits"};
    private static final Path PICTURES = Path.of("target/console");

    /** Everything that can be reached by the keyboard, in the order of the page. */
    private static final String CONTROLS = """
            const all = [...document.querySelectorAll(
                'a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]')];
            const seen = all.filter(one => one.checkVisibility({contentVisibilityAuto: true}));
            """;

    private static int smtp;
    private static int imap;
    private static PayaraMicro server;
    private static LedgerFile ledger;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        Path directory = Files.createTempDirectory(Artifacts.workDirectory("console"), "run");
        ledger = new LedgerFile(directory.resolve("ledger"));
        smtp = Ports.free();
        imap = Ports.free();
        server = MicroBuilder.in(directory)
                .adapter(
                        Artifacts.adapter(),
                        AdapterSettings.none()
                                .with("smtpPort", smtp)
                                .with("imapPort", imap)
                                .with("mailDomains", "it.example")
                                .with("allowClearTextLogins", true)
                                .with("loginDelay", 0)
                                .with("minFreeDisk", 0))
                .deploy(Artifacts.beans())
                .deploy(Artifacts.web())
                .deploy(Beans.write(Beans.scripted(), directory))
                .user(ServerUser.OPERATOR)
                .user(ServerUser.VIEWER)
                .systemProperty("mailroom.it.ledger", ledger.path().toString())
                .start();
        if (Browser.isHere()) {
            browser = Browser.start(directory.resolve("profile"));
        }
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void logIn() {
        if (browser != null) {
            browser.open(server.url());
            if (browser.has("form.login")) {
                logIn(ServerUser.OPERATOR.password());
            }
        }
    }

    private static void logIn(String password) {
        browser.fill("input[name=j_username]", ServerUser.OPERATOR.name());
        browser.fill("input[name=j_password]", password);
        browser.press(Keys.ENTER);
    }

    private static void inABrowser() {
        Assumptions.assumeTrue(browser != null, "there is no Chromium");
    }

    private static void open(String page) {
        browser.open(server.url().resolve(page));
    }

    @AfterEach
    void nothingIsWrong() {
        if (browser != null) {
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void asksWhoItIs() throws Exception {
        inABrowser();
        browser.cookiesAreForgotten();
        open("queue");
        browser.photograph(PICTURES.resolve("login.png"));
        logIn("wrong");
        browser.awaitText(".result", "wrong password");
        logIn(ServerUser.OPERATOR.password());
        browser.awaitText("[aria-current=page]", "Queue");

        browser.click(".who button");
        browser.awaitText("h1", "Log in");
        open("queue");
        browser.awaitText("h1", "Log in");
    }

    @Test
    void keepsTheSessionToItself() throws Exception {
        HttpResponse<String> first = Page.get(server.url());
        assertThat(first.body()).contains("j_security_check").doesNotContain("Messages held");
        assertThat(first.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(first.headers().firstValue("Set-Cookie").orElse(""))
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Strict");

        Page viewer = new Page(server.url());
        viewer.get("");
        String before = viewer.cookie("MAILROOM");
        viewer.logIn(ServerUser.VIEWER);
        assertThat(viewer.get("").body()).contains("Messages held");
        assertThat(viewer.cookie("MAILROOM")).isNotEqualTo(before);
        HttpResponse<String> refused = viewer.post("do/purge-caches", Map.of(), "");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Security-Policy"))
                .isEqualTo(first.headers().firstValue("Content-Security-Policy"));
        viewer.post("logout", Map.of("token", viewer.token()), viewer.origin());
        assertThat(viewer.get("").body()).contains("j_security_check");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "connections", "queue", "security", "accounts", "limits"})
    void whoOnlyLooksSeesNoButtons(String path) throws Exception {
        HttpResponse<String> page = Page.login(server.url(), ServerUser.VIEWER).get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("looks only").doesNotContain("action=\"do/", "cannot be shown");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void whoMayNotIsRefused() throws Exception {
        Map<String, String> ann = Map.of("name", "refused", "password", "correct horse");
        Page viewer = Page.login(server.url(), ServerUser.VIEWER);
        assertThat(post(viewer, ann, viewer.token(), viewer.origin())).isEqualTo(403);

        Page operator = Page.login(server.url(), ServerUser.OPERATOR);
        String token = operator.token();
        assertThat(post(operator, ann, "", operator.origin())).isEqualTo(403);
        assertThat(post(operator, ann, viewer.token(), operator.origin())).isEqualTo(403);
        assertThat(post(operator, ann, token, "https://evil.example")).isEqualTo(403);
        assertThat(post(operator, ann, token, "")).isEqualTo(403);
        assertThat(post(Page.login(server.url(), wrong()), ann, token, operator.origin()))
                .as("the form of the login, in the place of what was asked for")
                .isEqualTo(200);
        assertThat(operator.get("accounts").body()).doesNotContain("refused");

        assertThat(post(operator, ann, token, operator.origin())).isEqualTo(200);
        assertThat(operator.get("accounts").body()).contains("<b>refused</b>");
        assertThat(operator.post("do/nothing", Map.of("token", token), operator.origin())
                        .statusCode())
                .isEqualTo(404);
    }

    private static ServerUser wrong() {
        return new ServerUser("operator", "wrong", "");
    }

    private static int post(Page page, Map<String, String> account, String token, String origin) throws Exception {
        return page.post(
                        "do/create-account",
                        Map.of("name", account.get("name"), "password", account.get("password"), "token", token),
                        origin)
                .statusCode();
    }

    @Test
    void aMessageShowsUpByItself() throws Exception {
        inABrowser();
        browser.run("window.kept = 'kept'");
        Smtp.send(smtp, "orders@example.com", "Twelve <b>pencils</b>", "one\r\n");
        browser.awaitText("#mail", "Twelve <b>pencils</b>");
        assertThat(browser.run("return window.kept")).isEqualTo("kept");
    }

    @Test
    void aDeadLetterIsTriedAgainAndDeleted() throws Exception {
        inABrowser();
        Smtp.send(smtp, "scripted@it.example", "reject it", "never\r\n");
        ledger.awaitCount(1, PATIENCE);
        open("queue");
        browser.awaitText("#dead-letters", "Not this one: reject it");
        assertThat(attempts()).isEqualTo(1);

        browser.click("#dead-letters tbody form[action$=retry-dead-letters] button");
        browser.awaitText(".result", "Dead letters due again: 1.");
        ledger.awaitCount(2, PATIENCE);
        browser.awaitText("#dead-letters", "Not this one: reject it");
        assertThat(attempts()).isEqualTo(2);

        browser.click("#dead-letters tbody summary");
        browser.click("#dead-letters tbody form[action$=delete-dead-letters] button");
        browser.awaitText(".result", "Dead letters deleted: 1.");
        browser.awaitText("#dead-letters", "None.");
    }

    private static long attempts() throws IOException {
        return ledger.lines().stream()
                .filter(line -> line.endsWith("reject it"))
                .count();
    }

    @Test
    void cachesArePurgedByTheKeyboardAlone() {
        inABrowser();
        open("security");
        browser.awaitText("#caches", "Last sweep");
        tabTo("Purge all…");
        browser.press(Keys.ENTER);
        browser.press(Keys.TAB);
        assertThat(focused()).startsWith("Purge all caches");
        browser.press(Keys.ENTER);
        browser.awaitText(".result", "Entries freed: ");
    }

    private static void tabTo(String label) {
        for (int i = 0; i < 100 && !focused().startsWith(label); i++) {
            browser.press(Keys.TAB);
        }
        assertThat(focused()).startsWith(label);
    }

    private static String focused() {
        return String.valueOf(browser.run("return document.activeElement.textContent"));
    }

    @Test
    void anAccountIsMadeAndLogsIn() throws Exception {
        inABrowser();
        open("accounts");
        create("nora", "first password");
        browser.awaitText(".result", "Account nora is made");
        assertThat(logsIn("nora", "first password")).isTrue();

        String row = "tr[data-key=nora] ";
        browser.click(row + "details:has(form[action$=set-password]) summary");
        browser.fill(row + "form[action$=set-password] input[type=password]", "second password");
        browser.press(Keys.ENTER);
        browser.awaitText(".result", "Account nora has a new password.");
        assertThat(logsIn("nora", "first password")).isFalse();
        assertThat(logsIn("nora", "second password")).isTrue();

        browser.click(row + "form[action$=disable-account] button");
        browser.awaitText(".result", "may not log in any more");
        assertThat(logsIn("nora", "second password")).isFalse();

        create("nora", "another");
        browser.awaitText(".result.bad", "nora");

        browser.click(row + "details:has(form[action$=delete-account]) summary");
        browser.click(row + "form[action$=delete-account] button");
        browser.awaitText(".result.good", "Account nora is deleted");
        assertThat(browser.has(row)).isFalse();
    }

    @Test
    void whatIsTypedAndOpenedStaysWhileRowsCome() throws Exception {
        inABrowser();
        Page another = Page.login(server.url(), ServerUser.OPERATOR);
        post(another, Map.of("name", "mary", "password", "first"), another.token(), another.origin());
        open("accounts");
        browser.click("tr[data-key=mary] details:has(form[action$=delete-account]) summary");
        browser.fill("form[action$=create-account] input[name=name]", "half a na");

        post(another, Map.of("name", "abel", "password", "first"), another.token(), another.origin());
        browser.awaitText("#accounts", "abel");
        assertThat(browser.run("return document.activeElement.value")).isEqualTo("half a na");
        assertThat(browser.run("return [...document.querySelectorAll('details[open]')]"
                        + ".map(one => one.closest('tr').dataset.key).join()"))
                .isEqualTo("mary");
        for (String name : List.of("abel", "mary")) {
            another.post("do/delete-account", Map.of("name", name, "token", another.token()), another.origin());
        }
        browser.awaitGone("tr[data-key=mary]");
    }

    private static void create(String name, String password) {
        browser.fill("form[action$=create-account] input[name=name]", name);
        browser.fill("form[action$=create-account] input[name=password]", password);
        browser.press(Keys.ENTER);
    }

    private static boolean logsIn(String user, String password) throws IOException {
        try (var client = ImapClient.connect(imap)) {
            return client.ask("LOGIN " + user + " \"" + password + "\"").contains(" OK ");
        }
    }

    @Test
    void aListenerIsPausedAndTakesConnectionsAgain() throws Exception {
        inABrowser();
        browser.click("#listeners tr[data-key=SMTP] button");
        browser.awaitText(".result", "Listener SMTP is paused");
        browser.awaitText("#attention", "Listener SMTP is paused.");
        assertThatThrownBy(() -> new SmtpClient(smtp)).isInstanceOf(IOException.class);

        browser.click("#listeners tr[data-key=SMTP] button");
        browser.awaitText(".result", "Listener SMTP takes connections again.");
        Smtp.send(smtp, "orders@example.com", "Again", "one\r\n");
        browser.awaitText("#mail", "Again");
        assertThat(browser.text("#attention")).doesNotContain("paused");
        assertThat((Long) browser.run("return document.querySelectorAll('polyline[points*=\",\"]').length"))
                .isEqualTo(11);
    }

    @Test
    void aConnectionIsSeenAndEnded() throws Exception {
        inABrowser();
        try (ImapClient client = ImapClient.connect(imap)) {
            assertThat(client.ask("NOOP")).contains(" OK ");
            open("connections");
            browser.awaitText("#connections tbody", "not logged in");
            browser.click("#connections form[action$=disconnect] button");
            browser.awaitText(".result", "The connection ends");
            assertThatThrownBy(() -> client.ask("NOOP")).isInstanceOf(IOException.class);
            browser.awaitText("#connections", "0 open");
        }
    }

    @Test
    void aTraceIsStartedAndStopped() {
        inABrowser();
        open("connections");
        browser.fill("input[name=whom]", "192.0.2.0/24");
        browser.press(Keys.ENTER);
        browser.awaitText(".result", "Traced in the server's log: 192.0.2.0/24");
        browser.click("#traces form[action$=stop-trace] button");
        browser.awaitText(".result", "No longer traced: 192.0.2.0/24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "connections", "queue", "security", "accounts", "limits"})
    void theKeyboardReachesEverythingInItsOrder(String page) {
        inABrowser();
        open(page);
        // Nothing shall come or go meanwhile.
        browser.run("window.fetch = () => new Promise(() => {})");
        long controls = (Long) browser.run(CONTROLS + "return seen.length");
        assertThat(controls).isGreaterThan(7);
        for (int i = 0; i < controls; i++) {
            browser.press(Keys.TAB);
            assertThat(browser.run(CONTROLS + "return seen.indexOf(document.activeElement)"))
                    .as("after %d: %s", i, focused())
                    .isEqualTo((long) i);
            assertThat(browser.run("const style = getComputedStyle(document.activeElement);"
                            + "return style.outlineStyle + ' ' + style.outlineWidth"))
                    .as(focused())
                    .isEqualTo("solid 3px");
        }
    }

    @ParameterizedTest
    @CsvSource({"desk, light, 1280", "desk, dark, 1280", "phone, light, 390", "phone, dark, 390"})
    void fitsTheScreen(String device, String colors, int width) throws Exception {
        inABrowser();
        Smtp.send(smtp, "orders@example.com", "A subject", "one\r\n");
        browser.prefers(colors);
        browser.screen(width, 844, device.equals("phone"));
        for (String page : PAGES) {
            open(page);
            browser.awaitText("h1", "Mailroom");
            browser.photograph(
                    PICTURES.resolve((page.isEmpty() ? "overview" : page) + "-" + device + "-" + colors + ".png"));
            assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                    .as(page)
                    .isLessThanOrEqualTo(width);
            assertThat(List.of("rgb(246, 244, 239)", "rgb(21, 24, 28)").get(colors.equals("dark") ? 1 : 0))
                    .isEqualTo(browser.run("return getComputedStyle(document.body).backgroundColor"));
        }
        browser.screen(1280, 900, false);
        browser.prefers("light");
    }
}
