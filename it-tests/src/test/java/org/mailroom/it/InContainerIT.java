package org.mailroom.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.management.ObjectName;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailroom.api.InboundMail;
import org.mailroom.it.inside.InboxBean;

/** Runs inside Payara Micro, in one application with a bean: what a bean is told of a message, to the last detail. */
@ExtendWith(ArquillianExtension.class)
class InContainerIT {

    /** As in {@code arquillian/postboot.asadmin}. */
    private static final int SMTP_PORT = 12_525;

    @Resource(lookup = "java:app/AppName")
    private String application;

    @Deployment
    static WebArchive application() {
        return ShrinkWrap.create(WebArchive.class, "in-container.war")
                .addPackage(InboxBean.class.getPackage())
                .addClass(SmtpClient.class);
    }

    @Test
    void theBeanIsToldEverything() throws Exception {
        Instant before = Instant.now().minus(Duration.ofSeconds(1));
        send();
        InboxBean.Arrival arrival = InboxBean.next();
        InboundMail mail = arrival.mail();
        assertEquals("a+b@client.example", mail.envelope().sender());
        assertEquals(
                Map.of("BODY", "8BITMIME", "RET", "HDRS", "ENVID", "Q+2B1"),
                mail.envelope().parameters());
        assertEquals(Optional.of("Q+1"), mail.envelope().envelopeId());
        assertEquals(2, mail.envelope().recipients().size());
        var first = mail.envelope().recipients().get(0);
        assertEquals("one@inside.example", first.address());
        assertEquals(Optional.of("FAILURE,DELAY"), first.notifyOn());
        assertEquals(Optional.of("rfc822;One@inside.example"), first.originalRecipient());
        assertEquals("ESMTP", mail.transport().protocol());
        assertEquals("127.0.0.1", mail.transport().peerAddress());
        assertTrue(mail.transport().peerPort() > 0);
        assertEquals("client.it.example", mail.transport().helo());
        assertEquals(Optional.empty(), mail.transport().tls());
        assertEquals(Optional.empty(), mail.transport().user());
        assertEquals("inside", mail.subscription());
        assertEquals(1, mail.attempt());
        assertTrue(mail.mailId().matches("[0-9A-HJKMNP-TV-Z]{13}"), mail.mailId());
        assertTrue(mail.deliveryId().matches("[0-9A-HJKMNP-TV-Z]{13}"), mail.deliveryId());
        assertTrue(mail.receivedAt().isAfter(before), () -> mail.receivedAt().toString());
        assertEquals(mail.size(), arrival.content().length());
        assertTrue(
                arrival.content().startsWith("Return-Path: <a+b@client.example>\r\nReceived: from client.it.example"));
        assertTrue(arrival.content().contains(" id " + mail.mailId() + ";"), arrival.content());
        assertTrue(arrival.content().endsWith("\r\nSubject: told\r\n\r\neverything\r\n"), arrival.content());
        assertThrows(IOException.class, mail::content);
    }

    private static void send() throws IOException {
        try (var client = new SmtpClient(SMTP_PORT)) {
            client.ask("MAIL FROM:<a+b@client.example> BODY=8BITMIME RET=HDRS ENVID=Q+2B1");
            client.ask("RCPT TO:<one@inside.example> NOTIFY=FAILURE,DELAY ORCPT=rfc822;One@inside.example");
            client.ask("RCPT TO:<two@inside.example>");
            client.ask("DATA");
            String reply = client.ask("Subject: told\r\n\r\neverything\r\n.");
            assertTrue(reply.startsWith("250 2.0.0 Accepted as "), reply);
        }
    }

    @Test
    void theFiguresOfTheQueueAreReachable() throws Exception {
        var server = ManagementFactory.getPlatformMBeanServer();
        var queues = server.queryNames(new ObjectName("org.mailroom:type=Queue,*"), null);
        assertEquals(1, queues.size(), () -> "queues of " + application + ": " + queues);
        assertEquals(true, server.getAttribute(queues.iterator().next(), "Accepting"));
    }
}
