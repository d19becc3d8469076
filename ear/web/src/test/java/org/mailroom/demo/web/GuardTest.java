package org.mailroom.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin, null, host:8080, true",
                "same-origin, http://evil, host:8080, true",
                "same-site, http://host:8080, host:8080, false",
                "cross-site, http://host:8080, host:8080, false",
                "none, http://host:8080, host:8080, false",
                "-, http://host:8080, host:8080, true",
                "-, https://host, host, true",
                "-, http://host:8081, host:8080, false",
                "-, http://host:8080.evil, host:8080, false",
                "-, http://evil/host:8080, host:8080, false",
                "-, null, host:8080, false",
                "-, '', host:8080, false",
                "-, '%', host:8080, false",
                "-, -, host:8080, false",
                "-, http://host:8080, -, false"
            })
    void onlyPagesOfOurOwnMayAsk(String site, String origin, String host, boolean ours) {
        assertThat(Guard.isSameOrigin(site, origin, host)).isEqualTo(ours);
    }

    @Test
    void theTokenHasToBeThatOfTheSession() {
        assertThat(Guard.matches("abc", "abc")).isTrue();
        assertThat(Guard.matches("abc", "abd")).isFalse();
        assertThat(Guard.matches("abc", "ab")).isFalse();
        assertThat(Guard.matches("abc", null)).isFalse();
        assertThat(Guard.matches(null, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"./", "./#listeners", "queue", "queue?subscription=a%2Fb&offset=50#dead-letters"})
    void anActionEndsOnAPageOfOurs(String ours) {
        assertThat("./" + Destination.of(ours)).endsWith(ours.substring(Math.min(2, ours.length())));
        assertThat(Destination.of(ours)).doesNotStartWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil",
                "http://evil",
                "/queue",
                "../x",
                "queue/..",
                "queue\r\nSet-Cookie: a=b",
                "\\\\evil",
                "queue?a=/"
            })
    void anActionEndsNowhereElse(String elsewhere) {
        assertThat(Destination.of(elsewhere)).isEmpty();
        assertThat(Destination.of(null)).isEmpty();
    }
}
