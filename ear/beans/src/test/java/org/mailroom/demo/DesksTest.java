package org.mailroom.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import javax.management.JMX;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailroom.api.MailListener;
import org.mailroom.api.MailRejectedException;

class DesksTest {

    private static final String MULTIPART = String.join(
            "\r\n",
            "Subject: =?utf-8?q?f=C3=BCnf?=",
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "--b",
            "Content-Type: multipart/alternative; boundary=c",
            "",
            "--c",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "one",
            "two",
            "--c--",
            "--b--",
            "");

    private final RecentMail recent = new RecentMail();

    @BeforeEach
    void publish() {
        recent.publish();
    }

    @AfterEach
    void withdraw() {
        recent.withdraw();
    }

    @Test
    void anOrderIsReadAndShownThroughJmx() throws Exception {
        with(new OrderDesk()).onMail(new MailForTest(MULTIPART, 1));

        HandledMailFigures handled = shown().get(0);
        assertThat(handled.getSubject()).isEqualTo("fünf");
        assertThat(handled.getOutcome()).isEqualTo("order kept, 2 lines");
        assertThat(handled.getSender()).isEqualTo("bob@example.net");
        assertThat(handled.getRecipients()).isEqualTo("help@example.com");
    }

    @Test
    void aRequestWithASubjectIsTaken() throws Exception {
        with(new HelpDesk()).onMail(new MailForTest("Subject: a question\r\n\r\n?", 1));

        assertThat(shown()).extracting(HandledMailFigures::getOutcome).containsExactly("request taken");
    }

    @Test
    void aRequestWithoutSubjectOrWithAdvertisingIsRejected() throws Exception {
        MailListener desk = with(new HelpDesk());

        for (String head : Set.of("X-Nothing: 1", "Subject: ", "Subject: great SPAM")) {
            var rejected = catchThrowableOfType(
                    MailRejectedException.class, () -> desk.onMail(new MailForTest(head + "\r\n\r\n", 1)));
            assertThat(rejected.isPermanent()).isTrue();
            assertThat(shown().get(0).getOutcome()).isEqualTo("rejected: " + rejected.getMessage());
        }
    }

    @Test
    void theFlakyOneWorksAtTheThirdAttempt() throws Exception {
        MailListener desk = with(new FlakyDesk());

        assertThatIllegalStateException().isThrownBy(() -> desk.onMail(new MailForTest("\r\n", 1)));
        assertThatIllegalStateException().isThrownBy(() -> desk.onMail(new MailForTest("\r\n", 2)));
        desk.onMail(new MailForTest("\r\n", 3));

        assertThat(shown()).extracting(HandledMailFigures::getAttempt).containsExactly(3, 2, 1);
    }

    @Test
    void theListIsBounded() throws Exception {
        for (int i = 1; i <= 60; i++) {
            recent.add(HandledMail.of(new MailForTest("\r\n", i), "ok"));
        }

        assertThat(shown()).hasSize(50);
        assertThat(shown().get(0).getAttempt()).isEqualTo(60);
    }

    private MailListener with(MailListener desk) throws ReflectiveOperationException {
        Field field = desk.getClass().getDeclaredField("recent");
        field.setAccessible(true);
        field.set(desk, recent);
        return desk;
    }

    /** Through the MBean server, so that the open types are tried as well. */
    private static List<HandledMailFigures> shown() throws Exception {
        var name = new ObjectName(RecentMailMXBean.OBJECT_NAME);
        var server = ManagementFactory.getPlatformMBeanServer();
        return JMX.newMXBeanProxy(server, name, RecentMailMXBean.class).getMessages();
    }
}
