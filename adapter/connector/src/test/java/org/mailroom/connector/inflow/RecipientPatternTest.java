package org.mailroom.connector.inflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailroom.store.queue.MailSource.SMTP;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.server.smtp.Target;
import org.mailroom.store.queue.Subscription;

class RecipientPatternTest {

    @ParameterizedTest
    @CsvSource({
        "orders@example.com, orders, example.com, true",
        "orders@example.com, ORDERS, Example.COM, true",
        "orders@example.com, order, example.com, false",
        "*@tickets.example.com, anything, tickets.example.com, true",
        "*@tickets.example.com, anything, example.com, false",
        "*@*.example.com, x, a.b.example.com, true",
        "*@*.example.com, x, example.com, false",
        "orders+*@example.com, orders+, example.com, true",
        "orders+*@example.com, orders+7, example.com, true",
        "orders+*@example.com, orders, example.com, false",
        "a*b*c@x.y, aXXbYYc, x.y, true",
        "a*b*c@x.y, aXXbYY, x.y, false",
        "*@*, any, thing, true"
    })
    void matches(String pattern, String localPart, String domain, boolean expected) {
        assertThat(RecipientPattern.parse(pattern)
                        .matches(localPart.toLowerCase(Locale.ROOT), domain.toLowerCase(Locale.ROOT)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "orders", "@example.com", "orders@", "or ders@example.com", "<a@b>", "a@b\tc"})
    void refusesWhatIsNoPattern(String text) {
        assertThatThrownBy(() -> RecipientPattern.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsEachSubscriptionOnce() {
        var index = RecipientIndex.of(List.of(
                new Subscription("a", List.of("orders@example.com", "*@example.com"), false),
                new Subscription("b", List.of("*@example.com"), true)));
        assertThat(index.find("Orders", "EXAMPLE.com", SMTP))
                .containsExactly(new Target("a", false), new Target("b", true));
        assertThat(index.find("orders", "example.org", SMTP)).isEmpty();
    }

    @Test
    void takesThePostmasterOfAnyDomain() {
        var index = RecipientIndex.of(List.of(new Subscription("a", List.of("postmaster@example.com"), false)));
        assertThat(index.find("Postmaster", "", SMTP)).containsExactly(new Target("a", false));
        assertThat(index.find("orders", "", SMTP)).isEmpty();
    }
}
