package org.mailroom.connector.inflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ActivationTest {

    private static Activation activation(int maxConcurrency) throws InvalidSettingException {
        var spec = new MailActivationSpec();
        spec.setRecipients("orders@example.com");
        spec.setMaxConcurrency(maxConcurrency);
        return new Activation(null, ActivationSettings.of(spec, "orders"));
    }

    @Test
    void looksUpTheProvidersOfJakartaMailOnceForEachBean() throws InvalidSettingException {
        Activation orders = activation(1);
        assertThat(orders.mailSession())
                .isSameAs(orders.mailSession())
                .isNotSameAs(activation(1).mailSession());
    }

    @Test
    void letsInNoMoreThanItsPermitsAndNobodyOnceClosed() throws Exception {
        Activation orders = activation(2);
        assertThat(orders.enter(Duration.ZERO)).isTrue();
        assertThat(orders.enter(Duration.ZERO)).isTrue();
        assertThat(orders.enter(Duration.ZERO)).isFalse();
        assertThat(orders.close(Duration.ZERO)).as("while two are inside").isFalse();
        orders.leave();
        orders.leave();
        assertThat(orders.close(Duration.ZERO)).isTrue();
        assertThat(orders.enter(Duration.ZERO)).isFalse();
    }
}
