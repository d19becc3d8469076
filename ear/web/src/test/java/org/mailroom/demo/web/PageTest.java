package org.mailroom.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final SubscriptionView ORDERS =
            new SubscriptionView("orders", "orders@example.com", "QUEUED", true, 12345, 1, 0);

    @Test
    void whatStrangersWroteIsEscaped() {
        String hostile = "</td><script>alert('\"&\u202E\r\n')</script>";
        var mail = new MailView(Instant.EPOCH, hostile, hostile, hostile, hostile, 1536, 1, hostile);

        String page = Page.of(List.of(), List.of(mail));

        assertThat(page).doesNotContain("<script", "alert('", "\u202E", "\r");
        assertThat(page).contains("&lt;/td&gt;&lt;script&gt;alert(&#39;&quot;&amp;\uFFFD\uFFFD\uFFFD&#39;)");
        assertThat(page).contains("1.5 KiB");
    }

    @Test
    void figuresOfEveryQueueAreShown() {
        var queue = new QueueView("mailroom", true, 3, 100_000, 2048, 1L << 32, -1, List.of(ORDERS));

        String page = Page.of(List.of(queue), List.of());

        assertThat(page).contains("accepting mail", "12\u202F345", "2.0 KiB", "orders@example.com");
        assertThat(page).doesNotContain("No adapter found", "Free disk");
    }

    @Test
    void aMissingAdapterIsSaid() {
        assertThat(QueueView.readAll()).isEmpty();
        assertThat(Page.of(List.of(), List.of())).contains("No adapter found", "Nothing yet");
    }

    @Test
    void nothingThatTheContentSecurityPolicyWouldStopIsUsed() {
        assertThat(Page.of(List.of(), List.of())).doesNotContain("style=", "<script", "http://", "https://");
    }
}
