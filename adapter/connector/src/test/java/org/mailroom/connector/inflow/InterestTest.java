package org.mailroom.connector.inflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailroom.store.queue.MailSource.IMAP;
import static org.mailroom.store.queue.MailSource.LMTP;
import static org.mailroom.store.queue.MailSource.LOCAL;
import static org.mailroom.store.queue.MailSource.SMTP;
import static org.mailroom.store.queue.MailSource.SUBMISSION;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.server.smtp.Target;
import org.mailroom.store.mailbox.MailboxRef;
import org.mailroom.store.queue.Subscription;

class InterestTest {

    private static final MailboxRef SCANNER = new MailboxRef("scanner", "INBOX");

    @ParameterizedTest
    @CsvSource({
        "scanner/INBOX, scanner, INBOX, true",
        "Scanner/inbox, scanner, INBOX, true",
        "scanner/INBOX, scanner, Archive, false",
        "scanner/INBOX, anna, INBOX, false",
        "*/Archive, anna, Archive, true",
        "*/Archive, anna, archive, false",
        "*/Archive, anna, Old/Archive, false",
        "anna/Work/*, anna, Work/2026/May, true",
        "anna/Work/*, anna, Work, false",
        "*@example.com/INBOX, anna@example.com, INBOX, true",
        "*/*, any, thing, true"
    })
    void matchesMailboxes(String pattern, String account, String mailbox, boolean expected) {
        assertThat(MailboxPattern.parse(pattern).matches(new MailboxRef(account, mailbox)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "INBOX", "/INBOX", "scanner/", "a/b\tc"})
    void refusesWhatNamesNoMailbox(String text) {
        assertThatThrownBy(() -> MailboxPattern.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void survivesBeingStored() throws InvalidSettingException {
        var spec = new MailActivationSpec();
        spec.setRecipients("orders@example.com, *@x.example");
        spec.setMailboxes("scanner/INBOX , */My Archive");
        spec.setSources("imap, LMTP");
        Interest interest = ActivationSettings.of(spec, "orders").interest();
        assertThat(interest.sources()).containsExactlyInAnyOrder(IMAP, LMTP);
        assertThat(Interest.parse(interest.lines())).isEqualTo(interest);
        assertThat(interest.lines()).contains("mailbox */My Archive", "source LMTP");
    }

    @Test
    void asksForNoSourceUnlessTold() throws InvalidSettingException {
        var spec = new MailActivationSpec();
        spec.setMailboxes("scanner/INBOX");
        assertThat(ActivationSettings.of(spec, "orders").interest().lines()).containsExactly("mailbox scanner/INBOX");
    }

    @Test
    void findsWhoListensToAMailboxAndWhoTakesMailFromASource() {
        var index = RecipientIndex.of(List.of(
                new Subscription("all", List.of("mailbox */INBOX", "mailbox scanner/*"), false),
                new Subscription("filed", List.of("mailbox scanner/INBOX", "source IMAP"), true),
                new Subscription("sent", List.of("*@example.com", "source SUBMISSION", "source LMTP"), false)));
        assertThat(index.find(SCANNER, SMTP)).containsExactly(new Target("all", false));
        assertThat(index.find(SCANNER, IMAP)).containsExactly(new Target("all", false), new Target("filed", true));
        assertThat(index.find("x", "example.com", SMTP)).isEmpty();
        assertThat(index.find("x", "example.com", SUBMISSION)).containsExactly(new Target("sent", false));
        assertThat(index.find("x", "example.com", LMTP)).containsExactly(new Target("sent", false));
        assertThat(index.find("x", "example.com", LOCAL)).containsExactly(new Target("sent", false));
    }
}
