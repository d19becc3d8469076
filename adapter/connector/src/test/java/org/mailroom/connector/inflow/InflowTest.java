package org.mailroom.connector.inflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.ResourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;
import org.mailroom.api.MailRejectedException;
import org.mailroom.connector.inflow.FakeContainer.Ending;
import org.mailroom.connector.transaction.QueueResourceManager;
import org.mailroom.server.smtp.ReplyDecider.Decision;
import org.mailroom.store.MailStore;
import org.mailroom.store.StoreSettings;
import org.mailroom.store.content.ContentWriter;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.MailEnvelope;
import org.mailroom.store.queue.MailRecipient;
import org.mailroom.store.queue.NewDelivery;
import org.mailroom.store.queue.NewMail;
import org.mailroom.store.queue.QueueAdmin;
import org.mailroom.store.sql.SqlStore;

/** The way of a delivery through an endpoint to its fate, over a real store and a container made of a few lines. */
class InflowTest {

    private static final MailEnvelope ENVELOPE = new MailEnvelope(
            "a@b.example", Map.of("BODY", "8BITMIME"), "ESMTP", "192.0.2.1", 25, "b.example", null, null, null);

    private final QueueDispatcher dispatcher = new QueueDispatcher(Duration.ZERO);
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final AtomicInteger settlingsToFail = new AtomicInteger();
    private final AtomicInteger claimsToLose = new AtomicInteger();
    private MailStore store;
    private QueueResourceManager transactions;
    private Inflow inflow;

    @BeforeEach
    void open(@TempDir Path directory) {
        store = SqlStore.embedded(directory, new StoreSettings(1000, 1 << 30, 0), dispatcher);
        transactions = new QueueResourceManager(store.queue());
        store = FailingStore.of(store, settlingsToFail, claimsToLose);
        inflow = new Inflow(store, transactions, dispatcher, Duration.ofSeconds(10), DeliveryMetrics.NONE);
    }

    @AfterEach
    void close() {
        inflow.close();
        dispatcher.close();
        store.close();
    }

    private FakeContainer container(MailListener bean) {
        return new FakeContainer("orders", bean);
    }

    private FakeContainer activate(FakeContainer container, String... settings) throws ResourceException {
        var spec = new MailActivationSpec();
        spec.setRecipients("orders@example.com");
        spec.setRetryDelays("20ms");
        spec.setMaxAttempts(3);
        if (settings.length > 0) {
            spec.setDeadLetter(settings[0]);
        }
        inflow.activate(container, spec);
        return container;
    }

    private long send(String text) {
        return send(text, false).get(0);
    }

    private List<Long> send(String text, boolean awaitsReply) {
        long id = store.queue().nextId();
        ContentWriter content = store.content().write();
        content.append(ByteBuffer.wrap(text.getBytes()));
        var delivery = new NewDelivery(
                store.queue().nextId(),
                "orders",
                List.of(new MailRecipient("orders@example.com", Map.of())),
                awaitsReply);
        lastClaims.set(store.queue().accept(new NewMail(id, Instant.now(), ENVELOPE, content, List.of(delivery))));
        return List.of(id);
    }

    private final AtomicReference<List<Claim>> lastClaims = new AtomicReference<>();

    private String text(InboundMail mail) {
        try (InputStream in = mail.content()) {
            return new String(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private QueueAdmin.SubscriptionFigures figures() {
        return store.admin().subscriptions().stream()
                .filter(figures -> figures.name().equals("orders"))
                .findFirst()
                .orElse(new QueueAdmin.SubscriptionFigures("orders", 0, 0, 0));
    }

    private void awaitEmpty() {
        await(() -> store.admin().figures().messages() == 0);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_TRANSACTION", "ONE_PHASE", "TWO_PHASES"})
    void deliversOnceAndForgets(Ending ending) throws ResourceException {
        var container = container(mail -> handled.add(text(mail) + mail.attempt()));
        container.ending = ending;
        activate(container);
        send("hello");
        awaitEmpty();
        assertThat(handled).containsExactly("hello1");
        await(() -> container.calls.size() == 4);
        assertThat(container.calls).containsExactly("before", "mail", "after", "release");
        assertThat(transactions.activeBranches()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_TRANSACTION", "ONE_PHASE", "TWO_PHASES"})
    void triesAgainAfterAnException(Ending ending) throws ResourceException {
        var container = container(mail -> {
            handled.add("attempt " + mail.attempt());
            if (mail.attempt() < 3) {
                throw new IllegalStateException("not today");
            }
        });
        container.ending = ending;
        activate(container);
        send("hello");
        awaitEmpty();
        assertThat(handled).containsExactly("attempt 1", "attempt 2", "attempt 3");
    }

    @ParameterizedTest
    @EnumSource(names = {"ROLLBACK", "ROLLBACK_AFTER_PREPARE"})
    void triesAgainAfterARollback(Ending ending) throws ResourceException {
        var container = container(mail -> handled.add("attempt " + mail.attempt()));
        container.ending = ending;
        activate(container);
        send("hello");
        await(() -> handled.size() >= 2);
        container.ending = Ending.ONE_PHASE;
        awaitEmpty();
    }

    @Test
    void deliversAgainWhatCouldNotBeSettled() throws ResourceException {
        var container = container(mail -> handled.add("attempt " + mail.attempt()));
        container.ending = Ending.NO_TRANSACTION;
        settlingsToFail.set(1);
        activate(container);
        send("hello");
        awaitEmpty();
        assertThat(handled).containsExactly("attempt 1", "attempt 2");
    }

    @Test
    void losesNoDeliveryWithTheAnswerToAClaim() throws ResourceException {
        claimsToLose.set(1);
        send("hello");
        activate(container(mail -> handled.add("attempt " + mail.attempt())));
        awaitEmpty();
        assertThat(handled).containsExactly("attempt 1");
    }

    @Test
    void givesUpAndKeepsTheReason() throws ResourceException {
        activate(container(mail -> {
            handled.add("attempt " + mail.attempt());
            throw new IllegalStateException("never");
        }));
        send("hello");
        await(() -> figures().deadLetters() == 1);
        assertThat(handled).hasSize(3);
        var letter = store.admin().deadLetters("orders", 0, 10).get(0);
        assertThat(letter.reason()).isEqualTo("java.lang.IllegalStateException: never");
        assertThat(letter.attempts()).isEqualTo(3);
    }

    @Test
    void deliversADeadLetterAgainWhenAsked() throws ResourceException {
        var cure = new AtomicReference<>(false);
        activate(container(mail -> {
            if (!cure.get()) {
                throw new IllegalStateException("ill");
            }
            handled.add("attempt " + mail.attempt());
        }));
        send("hello");
        await(() -> figures().deadLetters() == 1);
        cure.set(true);
        store.admin().retry(store.admin().deadLetters("", 0, 1).get(0).deliveryId());
        awaitEmpty();
        assertThat(handled).containsExactly("attempt 1");
    }

    @Test
    void discardsWhenAsked() throws ResourceException {
        activate(
                container(mail -> {
                    throw new IllegalStateException("never");
                }),
                "DISCARD");
        send("hello");
        awaitEmpty();
    }

    @Test
    void handsWhatIsGivenUpToAnotherSubscription() throws ResourceException {
        activate(
                container(mail -> {
                    throw new IllegalStateException("never");
                }),
                "graves");
        var graves = new FakeContainer("graves", mail -> handled.add(mail.subscription() + mail.attempt()));
        var spec = new MailActivationSpec();
        spec.setRecipients("graves@example.com");
        inflow.activate(graves, spec);
        send("hello");
        awaitEmpty();
        assertThat(handled).containsExactly("graves1");
    }

    @Test
    void givesUpAtOnceWhatIsRejectedForGood() throws ResourceException {
        activate(container(mail -> {
            handled.add("attempt " + mail.attempt());
            throw MailRejectedException.permanent("no such order");
        }));
        send("hello");
        await(() -> figures().deadLetters() == 1);
        assertThat(handled).hasSize(1);
        assertThat(store.admin().deadLetters("orders", 0, 1).get(0).reason())
                .isEqualTo("rejected by the bean: 5.7.1 no such order");
    }

    @Test
    void triesAgainWhatIsRejectedForNow() throws ResourceException {
        activate(container(mail -> {
            handled.add("attempt " + mail.attempt());
            if (mail.attempt() == 1) {
                throw MailRejectedException.temporary("later");
            }
        }));
        send("hello");
        awaitEmpty();
        assertThat(handled).hasSize(2);
    }

    @Test
    void leavesABranchInDoubtToTheTransactionManager() throws Exception {
        var container = container(mail -> handled.add("seen"));
        container.ending = Ending.SILENCE_AFTER_PREPARE;
        activate(container);
        send("hello");
        await(() -> !store.admin().inDoubt().isEmpty());
        await(() -> container.calls.contains("release"));
        assertThat(figures().inDelivery()).isEqualTo(1);
        var recovery = transactions.recoveryResource();
        var xids = recovery.recover(XAResource.TMSTARTRSCAN);
        assertThat(xids).hasSize(1);
        recovery.commit(xids[0], false);
        awaitEmpty();
        assertThat(handled).hasSize(1);
    }

    @Test
    void countsNoAttemptWhenTheBeanIsNotReached() throws ResourceException {
        var container = container(mail -> handled.add("attempt " + mail.attempt()));
        container.available = false;
        activate(container);
        send("hello");
        await(() -> figures().waiting() == 1);
        container.available = true;
        awaitEmpty();
        assertThat(handled).containsExactly("attempt 1");
    }

    @Test
    void callsNoBeanWhereNoTransactionBegins() throws ResourceException {
        var container = container(mail -> handled.add("attempt " + mail.attempt()));
        container.startsTransactions = false;
        activate(container);
        send("hello");
        await(() -> figures().deadLetters() == 1);
        assertThat(handled).isEmpty();
        assertThat(container.calls.subList(0, 2)).containsExactly("before", "release");
        assertThat(store.admin().deadLetters("orders", 0, 1).get(0).reason()).contains("no transaction to be had");
    }

    @Test
    void keepsNoMoreThanTheAgreedNumberInside() throws ResourceException {
        var container = container(mail -> {
            handled.add("x");
            Thread.yield();
        });
        activate(container);
        for (int i = 0; i < 100; i++) {
            send("hello");
        }
        awaitEmpty();
        assertThat(handled).hasSize(100);
        assertThat(container.mostInside.get()).isBetween(2, 8);
    }

    @Test
    void keepsMailForABeanThatIsGone() throws ResourceException {
        var container = activate(container(mail -> handled.add("first")));
        inflow.deactivate(container);
        send("hello");
        assertThat(figures().waiting()).isEqualTo(1);
        activate(container(mail -> handled.add("second")));
        awaitEmpty();
        assertThat(handled).containsExactly("second");
    }

    @Test
    void finishesWhatIsUnderWayBeforeABeanGoes() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var container = activate(container(mail -> {
            begun.countDown();
            handled.add(uninterruptibly(goOn));
        }));
        for (int i = 0; i < 30; i++) {
            send("hello");
        }
        begun.await();
        var leaving = new Thread(() -> inflow.deactivate(container));
        leaving.start();
        goOn.countDown();
        leaving.join();
        var left = figures();
        assertThat(left.inDelivery()).isZero();
        assertThat(left.waiting() + handled.size()).isEqualTo(30);
    }

    private static String uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
            return "done";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }

    @Test
    void refusesASecondBeanOfTheSameSubscription() throws ResourceException {
        activate(container(mail -> {}));
        assertThatThrownBy(() -> activate(container(mail -> {})))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("'orders' is held by another bean");
    }

    @Test
    void endsTheContentWithTheDelivery() throws ResourceException {
        var kept = new AtomicReference<InboundMail>();
        activate(container(kept::set));
        send("hello");
        awaitEmpty();
        assertThatThrownBy(() -> kept.get().content())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has ended");
    }

    @Test
    void decidesTheReplyByTheBean() throws ResourceException {
        activate(container(mail -> {
            switch (text(mail)) {
                case "good" -> handled.add("good");
                case "bad" -> throw MailRejectedException.permanent("bad");
                case "later" -> throw new MailRejectedException("4.2.1", "later");
                default -> throw new IllegalStateException("broken");
            }
        }));
        assertThat(decide("good")).isEqualTo(new Decision.Accepted());
        assertThat(decide("bad")).isEqualTo(new Decision.Refused("5.7.1", "bad"));
        assertThat(decide("later")).isEqualTo(new Decision.Refused("4.2.1", "later"));
        assertThat(decide("broken"))
                .isInstanceOfSatisfying(Decision.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo("4.3.0"));
        awaitEmpty();
        assertThat(handled).containsExactly("good");
    }

    @Test
    void keepsMailWhileItPauses() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        activate(container(mail -> {
            begun.countDown();
            handled.add(uninterruptibly(goOn));
        }));
        for (int i = 0; i < 30; i++) {
            send("hello");
        }
        begun.await();
        inflow.pause("orders");
        goOn.countDown();
        await(() -> figures().inDelivery() == 0);
        int before = handled.size();
        assertThat(before).isBetween(1, 8);
        send("hello");
        assertThat(figures().waiting()).isEqualTo(31 - before);
        inflow.resume("orders");
        awaitEmpty();
        assertThat(handled).hasSize(31);
    }

    @Test
    void pausesABeanThatComesLater() throws ResourceException {
        var first = activate(container(mail -> handled.add("first")));
        inflow.pause("orders");
        inflow.deactivate(first);
        activate(container(mail -> handled.add("second")));
        send("hello");
        assertThat(inflow.registry().isPaused("orders")).isTrue();
        assertThat(decide("hello"))
                .isInstanceOfSatisfying(Decision.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo("4.3.2"));
        assertThat(figures().waiting()).isEqualTo(1);
        assertThat(handled).isEmpty();
        inflow.resume("orders");
        awaitEmpty();
        assertThat(handled).containsExactly("second");
        assertThatThrownBy(() -> inflow.pause("nobody")).hasMessage("there is no subscription 'nobody'");
    }

    @Test
    void asksTheSenderToWaitForABeanThatIsGone() throws ResourceException {
        var container = activate(container(mail -> handled.add("x")));
        inflow.deactivate(container);
        assertThat(decide("good"))
                .isInstanceOfSatisfying(Decision.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo("4.3.2"));
        awaitEmpty();
    }

    private Decision decide(String text) {
        send(text, true);
        return inflow.beforeReply().decide(lastClaims.get().get(0));
    }
}
