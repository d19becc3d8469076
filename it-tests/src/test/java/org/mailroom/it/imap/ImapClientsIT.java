package org.mailroom.it.imap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.event.MailEvent;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.SubjectTerm;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.MessageVanishedEvent;
import org.eclipse.angus.mail.imap.ResyncData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.mailroom.it.ClientsScript;
import org.mailroom.it.mail.MailShapes;
import org.mailroom.it.security.ServerCertificate;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Ports;

/** Clients that others wrote, with mail of real shape. */
@DisabledOnOs(OS.WINDOWS)
class ImapClientsIT {

    /** Set {@code -Dimap.messages=10000} for a large mailbox. */
    private static final int MESSAGES = Integer.getInteger("imap.messages", 1000);

    /** One of each shape but the last: of a message with a recipient that is no address Angus Mail makes no envelope. */
    private static final int SHAPES = 17;

    private static final String PASSWORD = "correct horse";

    /** What is on board of every machine with a network and of those that run these tests: it must not be skipped. */
    private static final List<String> MUST_PASS = List.of(
            "curl: LIST", "curl: a message by its UID", "curl: STARTTLS", "imaplib: a day's work", "imaplib: over TLS");

    private static final int IMAPS = Ports.free();

    private static Path directory;
    private static ServerCertificate certificate;
    private static ImapNode server;

    @BeforeAll
    static void start() throws Exception {
        directory = ImapNode.directory("imap-clients");
        certificate = ServerCertificate.make(directory);
        server = ImapNode.start(
                directory,
                AdapterSettings.none()
                        .with("imapsPort", IMAPS)
                        .with("tlsKeys", certificate.keyStore())
                        .with("tlsKeyPassword", ServerCertificate.PASSWORD));
        server.createAccounts(PASSWORD, "alice", "bob", "carol");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void readAndFileMail() throws Exception {
        Path mails = directory.resolve("mails");
        MailShapes.maildir(mails, MESSAGES);
        Path work = Files.createDirectories(directory.resolve("clients"));
        ClientsScript script = ClientsScript.run(
                "imap-clients.sh",
                List.of(server.port(), IMAPS, "alice", PASSWORD, mails),
                Map.of("TRUST", certificate.certificateFile().toString(), "WORK", work.toString()));
        System.out.println(script.output());
        assertThat(script.status()).as(script.output()).isZero();
        assertThat(MUST_PASS).as(script.output()).allMatch(script::passed);
    }

    @Test
    void angusReadsWhatItFiled() throws Exception {
        try (IMAPStore store = connect("bob")) {
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            for (int i = 0; i < SHAPES; i++) {
                inbox.appendMessages(new Message[] {message(i)});
            }
            Message[] messages = inbox.getMessages();
            assertThat(messages).hasSize(SHAPES);
            FetchProfile profile = new FetchProfile();
            profile.add(FetchProfile.Item.ENVELOPE);
            profile.add(FetchProfile.Item.CONTENT_INFO);
            profile.add(FetchProfile.Item.FLAGS);
            inbox.fetch(messages, profile);
            for (int i = 0; i < messages.length; i++) {
                assertThat(messages[i].getSubject())
                        .as("subject of %d", i)
                        .isEqualTo(message(i).getSubject());
                assertThat(messages[i].getSize()).isEqualTo(MailShapes.message(i).length);
                assertThat(messages[i].isMimeType("multipart/*"))
                        .as("structure of %d", i)
                        .isEqualTo(message(i).isMimeType("multipart/*"));
            }
            // An English one: what is not ASCII Angus Mail sends in no charset at all once UTF8=ACCEPT is enabled
            String subject = message(4).getSubject();
            assertThat(inbox.search(new SubjectTerm(subject))).contains(messages[4]);
            inbox.setFlags(3, 5, new Flags(Flags.Flag.DELETED), true);
            assertThat(inbox.expunge()).hasSize(3);
            assertThat(inbox.getMessageCount()).isEqualTo(SHAPES - 3);
        }
    }

    @Test
    void angusIdlesAndResynchronises() throws Exception {
        try (IMAPStore idling = connect("carol");
                IMAPStore other = connect("carol")) {
            IMAPFolder inbox = (IMAPFolder) idling.getFolder("INBOX");
            Folder same = other.getFolder("INBOX");
            same.open(Folder.READ_WRITE);
            same.appendMessages(new Message[] {message(0), message(1), message(2)});
            inbox.open(Folder.READ_WRITE, ResyncData.CONDSTORE);
            long uidValidity = inbox.getUIDValidity();
            long modSeq = inbox.getHighestModSeq();
            hearsOf(inbox, same);
            inbox.close(false);

            same.setFlags(2, 2, new Flags(Flags.Flag.FLAGGED), true);
            same.setFlags(1, 1, new Flags(Flags.Flag.DELETED), true);
            same.expunge();
            List<MailEvent> events = inbox.open(Folder.READ_WRITE, new ResyncData(uidValidity, modSeq));
            assertThat(events)
                    .filteredOn(MessageVanishedEvent.class::isInstance)
                    .singleElement()
                    .satisfies(event ->
                            assertThat(((MessageVanishedEvent) event).getUIDs()).containsExactly(1));
            assertThat(inbox.getMessage(1).isSet(Flags.Flag.FLAGGED)).isTrue();
            assertThat(inbox.getMessageCount()).isEqualTo(3);
        }
    }

    /** A message that another session files while this one idles. */
    private static void hearsOf(IMAPFolder inbox, Folder same) throws Exception {
        var added = new LinkedBlockingQueue<Message>();
        inbox.addMessageCountListener(new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent event) {
                added.addAll(List.of(event.getMessages()));
            }
        });
        Thread idle = new Thread(() -> {
            try {
                inbox.idle(true);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        idle.start();
        same.appendMessages(new Message[] {message(3)});
        Message arrived = added.poll(20, TimeUnit.SECONDS);
        assertThat(arrived).as("what came while it idled").isNotNull();
        assertThat(arrived.getMessageNumber()).isEqualTo(4);
        idle.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(idle.isAlive()).isFalse();
    }

    private static MimeMessage message(int number) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(MailShapes.message(number)));
    }

    private static IMAPStore connect(String user) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.starttls.enable", "false");
        properties.setProperty("mail.imap.enableimapevents", "true");
        properties.setProperty("mail.imap.timeout", "30000");
        var store = (IMAPStore) Session.getInstance(properties).getStore("imap");
        store.connect("127.0.0.1", server.port(), user, PASSWORD);
        return store;
    }
}
