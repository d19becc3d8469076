package org.mailroom.connector.inflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.spi.InvalidPropertyException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailroom.store.queue.Outcome;

class ActivationSettingsTest {

    @Test
    void readsAConfiguration() throws InvalidSettingException {
        var spec = new MailActivationSpec();
        spec.setRecipients(" orders@example.com , *@tickets.example.com ");
        spec.setRetryDelays("500ms, 2 m,1h");
        spec.setAcknowledge("before_reply");
        spec.setDeadLetter("graves");
        var settings = ActivationSettings.of(spec, "orders");
        assertThat(settings.subscription()).isEqualTo("orders");
        assertThat(settings.interest().recipients()).hasSize(2);
        assertThat(settings.acknowledge()).isEqualTo(Acknowledge.BEFORE_REPLY);
        assertThat(settings.delayAfter(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.delayAfter(2)).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.delayAfter(9)).isEqualTo(Duration.ofHours(1));
        assertThat(settings.giveUp("why")).isEqualTo(new Outcome.Forwarded("graves", "why"));
    }

    @Test
    void knowsItsWordsInAnyCase() throws InvalidSettingException {
        var spec = new MailActivationSpec();
        spec.setRecipients("orders@example.com");
        spec.setDeadLetter("keep");
        assertThat(ActivationSettings.of(spec, "orders").giveUp("why")).isEqualTo(new Outcome.Dead("why"));
        spec.setDeadLetter("Discard");
        assertThat(ActivationSettings.of(spec, "orders").giveUp("why")).isEqualTo(new Outcome.Discarded());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("recipients", spec -> spec.setRecipients(" ")),
                mistake("recipients", spec -> spec.setRecipients("orders")),
                mistake("recipients", spec -> spec.setRecipients(",")),
                mistake("mailboxes", spec -> spec.setMailboxes("INBOX")),
                mistake("mailboxes", spec -> spec.setMailboxes("scanner/INBOX,")),
                mistake("sources", spec -> spec.setSources("SMTP,POP3")),
                mistake("sources", spec -> spec.setSources("LOCAL")),
                mistake("acknowledge", spec -> spec.setAcknowledge("SOMETIMES")),
                mistake("maxConcurrency", spec -> spec.setMaxConcurrency(0)),
                mistake("maxAttempts", spec -> spec.setMaxAttempts(null)),
                mistake("retryDelays", spec -> spec.setRetryDelays("10 years")),
                mistake("retryDelays", spec -> spec.setRetryDelays("")),
                mistake("subscription", spec -> spec.setSubscription("x".repeat(201))),
                mistake("deadLetter", spec -> {
                    spec.setSubscription("me");
                    spec.setDeadLetter("me");
                }));
    }

    private static Arguments mistake(String property, Consumer<MailActivationSpec> change) {
        return Arguments.of(property, change);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void namesThePropertyThatIsWrong(String property, Consumer<MailActivationSpec> change) {
        var spec = new MailActivationSpec();
        spec.setRecipients("orders@example.com");
        change.accept(spec);
        assertThatThrownBy(spec::validate)
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageStartingWith(property + " is '")
                .satisfies(e -> assertThat(((InvalidPropertyException) e).getInvalidPropertyDescriptors()[0].getName())
                        .isEqualTo(property));
    }
}
