package org.mailroom.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import javax.management.JMException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionTest {

    private SampleAdapter adapter;

    @BeforeEach
    void start() throws JMException {
        adapter = new SampleAdapter("ann");
    }

    @AfterEach
    void stop() throws JMException {
        adapter.close();
    }

    private static String run(String action, Map<String, String> fields) {
        return Action.ALL.get(action).run(new FormData(new Adapter(SampleAdapter.INSTANCE), fields));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pause-listener    | Server   | pauseListener(smtp)",
                "resume-listener   | Server   | resumeListener(smtp)",
                "disconnect        | Server   | disconnect(4711)",
                "start-trace       | Server   | startTrace(192.0.2.0/24, 10)",
                "stop-trace        | Server   | stopTrace(192.0.2.0/24)",
                "set-log-level     | Server   | setLogLevel(IMAP, DEBUG)",
                "remove-subscription | Queue  | removeSubscription(orders)",
                "resolve-branch    | Queue    | resolveBranch(1:ab:cd, true)",
                "purge-caches      | Security | purgeCaches()",
                "unban             | Security | unban(192.0.2.1)",
                "create-account    | Accounts | createAccount(ann, geheim)",
                "enable-account    | Accounts | setEnabled(ann, true)",
                "disable-account   | Accounts | setEnabled(ann, false)",
                "set-quota         | Accounts | setQuota(ann, 10485760, -1)",
                "delete-account    | Accounts | deleteAccount(ann)",
                "set-limit         | Limits   | setLimit(ann, 42)",
                "reset-limit       | Limits   | resetLimit(ann)",
            })
    void asksTheAdapter(String action, String bean, String call) {
        Map<String, String> fields = Map.ofEntries(
                Map.entry("listener", "smtp"),
                Map.entry("connection", "4711"),
                Map.entry("whom", "192.0.2.0/24"),
                Map.entry("minutes", "10"),
                Map.entry("part", "IMAP"),
                Map.entry("level", "DEBUG"),
                Map.entry("subscription", "orders"),
                Map.entry("branch", "1:ab:cd"),
                Map.entry("commit", "true"),
                Map.entry("address", "192.0.2.1"),
                Map.entry("name", "ann"),
                Map.entry("password", "geheim"),
                Map.entry("mebibytes", "10"),
                Map.entry("messages", "-1"),
                Map.entry("value", "42"));

        assertThat(run(action, fields)).isNotBlank().doesNotContain("geheim");
        assertThat(adapter.calls(bean)).containsExactly(call);
    }

    @Test
    void deadLettersAreRetriedAndDeletedOneOrAll() {
        assertThat(run("retry-dead-letters", Map.of("deliveries", "1,2"))).isEqualTo("Dead letters due again: 2.");
        assertThat(run("delete-dead-letters", Map.of("deliveries", "3"))).isEqualTo("Dead letters deleted: 1.");
        assertThat(adapter.calls("Queue"))
                .containsExactly("retryDeadLetter(1)", "retryDeadLetter(2)", "deleteDeadLetter(3)");
    }

    @Test
    void whatTheAdapterRefusesIsSaidInItsWords() {
        assertThatThrownBy(() -> run("set-password", Map.of("name", "ann", "password", "x")))
                .isInstanceOf(RefusedException.class)
                .hasMessage("a password has 1 to 1024 octets");
        assertThatThrownBy(() -> run("reload-keys", Map.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessage("server.pem: no key in it");
    }

    @ParameterizedTest
    @CsvSource({"-, empty", "ten, no whole number", "9223372036854775808, no whole number"})
    void whatIsNoNumberIsRefused(String value, String why) {
        Map<String, String> fields = Map.of("name", "x", "value", value.replace("-", ""));
        assertThatThrownBy(() -> run("set-limit", fields))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(why);
        assertThat(adapter.calls("Limits")).isEmpty();
    }

    @Test
    void aBeanThatIsMissingIsSaid() {
        Action purge = Action.ALL.get("purge-caches");
        FormData elsewhere = new FormData(new Adapter("another"), Map.of());
        assertThatThrownBy(() -> purge.run(elsewhere))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no bean Security");
    }
}
