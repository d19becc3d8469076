package org.mailroom.security.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.mailroom.security.sasl.SaslDialogue.Turn;
import org.mailroom.security.sasl.SaslStep.Kind;

class SaslDialogueTest {

    private final List<String> heard = new ArrayList<>();
    private final List<byte[]> arrays = new ArrayList<>();
    private int closed;

    @Test
    void noInitialResponseIsNullAndAnEqualsSignIsEmpty() {
        dialogue(response -> SaslStep.Success.of("u")).begin(null);
        dialogue(response -> SaslStep.Success.of("u")).begin("=");
        assertThat(heard).containsExactly(null, "");
        assertThat(closed).isEqualTo(2);
    }

    @Test
    void anEqualsSignIsNothingSpecialLater() {
        SaslDialogue dialogue = dialogue(response -> SaslStep.Challenge.empty());
        assertThat(dialogue.begin(null)).isEqualTo(new Turn.Ask(""));
        assertThat(kind(dialogue.answer("="))).isEqualTo(Kind.MALFORMED);
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void whatIsNotBase64Fails() {
        for (String wrong :
                List.of("a", "YQ", "YQ=", "YQ==YQ==", "Y Q=", "Y\u00E9==", "****", "YWJj\r\n==", "\u4E00AAA")) {
            assertThat(kind(dialogue(response -> SaslStep.Success.of("u")).begin(wrong)))
                    .as(wrong)
                    .isEqualTo(Kind.MALFORMED);
        }
        assertThat(heard).isEmpty();
        assertThat(closed).isEqualTo(9);
    }

    @Test
    void aStarGivesUpAtEveryStep() {
        SaslDialogue early = dialogue(response -> SaslStep.Challenge.empty());
        early.begin(null);
        assertThat(kind(early.answer("*"))).isEqualTo(Kind.CANCELLED);
        TestLayer layer = new TestLayer();
        SaslDialogue late = dialogue(response -> success(layer));
        assertThat(late.begin("=")).isEqualTo(new Turn.Ask("dj0x"));
        assertThat(kind(late.answer("*"))).isEqualTo(Kind.CANCELLED);
        assertThat(closed).isEqualTo(2);
        assertThat(layer.isClosed).isTrue();
    }

    @Test
    void finalDataIsAChallengeOfItsOwn() {
        TestLayer layer = new TestLayer();
        SaslDialogue dialogue = dialogue(response -> success(layer));
        assertThat(dialogue.begin("YQ==")).isEqualTo(new Turn.Ask("dj0x"));
        assertThat(dialogue.answer("")).isEqualTo(new Turn.Accepted("u", Optional.of(layer)));
        dialogue.close();
        assertThat(closed).isEqualTo(1);
        assertThat(layer.isClosed).isFalse();
    }

    @Test
    void whoAnswersTheFinalDataIsNotLetIn() {
        for (String answer : List.of("=", "YQ==", " ")) {
            TestLayer layer = new TestLayer();
            SaslDialogue dialogue = dialogue(response -> success(layer));
            dialogue.begin("YQ==");
            assertThat(kind(dialogue.answer(answer))).isEqualTo(Kind.MALFORMED);
            assertThat(layer.isClosed).isTrue();
        }
    }

    @Test
    void closingBeforeTheLastAnswerClosesTheLayer() {
        TestLayer layer = new TestLayer();
        SaslDialogue dialogue = dialogue(response -> success(layer));
        dialogue.begin("YQ==");
        dialogue.close();
        dialogue.close();
        assertThat(layer.isClosed).isTrue();
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void anExchangeWithoutEndIsEnded() {
        SaslDialogue dialogue = dialogue(response -> SaslStep.Challenge.empty());
        Turn turn = dialogue.begin(null);
        int turns = 1;
        while (turn instanceof Turn.Ask) {
            turn = dialogue.answer("YQ==");
            turns++;
        }
        assertThat(kind(turn)).isEqualTo(Kind.MALFORMED);
        assertThat(turns).isEqualTo(17);
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void whatIsDecidedStaysSoWhateverTheClientAnswers() {
        for (String answer : List.of("AQ==", "", "*", "no base64")) {
            SaslDialogue dialogue = dialogue(response -> new SaslStep.Challenge(
                    "{}".getBytes(UTF_8), Optional.of(SaslStep.Failure.badCredentials("the token is over"))));
            assertThat(dialogue.begin("YQ==")).isEqualTo(new Turn.Ask("e30="));
            assertThat(dialogue.decided()).hasValue(SaslStep.Failure.badCredentials("the token is over"));
            assertThat(kind(dialogue.answer(answer))).as(answer).isEqualTo(Kind.BAD_CREDENTIALS);
            assertThat(dialogue.decided()).isEmpty();
        }
        assertThat(heard).hasSize(4).containsOnly("a");
    }

    @Test
    void responsesAreCleared() {
        SaslDialogue dialogue = dialogue(response -> SaslStep.Challenge.empty());
        dialogue.begin("c2VjcmV0");
        dialogue.answer("c2VjcmV0");
        assertThat(heard).containsExactly("secret", "secret");
        assertThat(arrays).allSatisfy(array -> assertThat(array).containsOnly(0));
    }

    @Test
    void aMechanismThatBreaksIsClosedAndItsErrorIsNotTheClients() {
        SaslDialogue dialogue = dialogue(response -> {
            throw new IllegalArgumentException("broken");
        });
        assertThatThrownBy(() -> dialogue.begin("YQ==")).hasMessage("broken");
        assertThat(closed).isEqualTo(1);
        assertThat(arrays).allSatisfy(array -> assertThat(array).containsOnly(0));
    }

    @Test
    void afterTheEndNothingIsAskedAnyMore() {
        SaslDialogue dialogue = dialogue(response -> SaslStep.Failure.badCredentials("no"));
        assertThat(kind(dialogue.begin("YQ=="))).isEqualTo(Kind.BAD_CREDENTIALS);
        assertThatThrownBy(() -> dialogue.answer("YQ==")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> dialogue.begin(null)).isInstanceOf(IllegalStateException.class);
        assertThat(heard).hasSize(1);
    }

    private static SaslStep success(SecurityLayer layer) {
        return new SaslStep.Success("u", Optional.of("v=1".getBytes(UTF_8)), Optional.of(layer));
    }

    private static Kind kind(Turn turn) {
        return ((Turn.Refused) turn).failure().kind();
    }

    private SaslDialogue dialogue(Function<byte[], SaslStep> steps) {
        return new SaslDialogue(
                new SaslMechanism() {
                    @Override
                    public String name() {
                        return "TEST";
                    }

                    @Override
                    public boolean isClearText() {
                        return false;
                    }

                    @Override
                    public SaslExchange begin(SaslContext context) {
                        return exchange(steps);
                    }
                },
                Logins.connection());
    }

    private SaslExchange exchange(Function<byte[], SaslStep> steps) {
        return new SaslExchange() {
            @Override
            public SaslStep next(byte[] response) {
                heard.add(response == null ? null : new String(response, UTF_8));
                if (response != null) {
                    arrays.add(response);
                }
                return steps.apply(response);
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }

    private static final class TestLayer implements SecurityLayer {

        private boolean isClosed;

        @Override
        public int maxReceived() {
            return 1;
        }

        @Override
        public int maxPlain() {
            return 1;
        }

        @Override
        public int overhead() {
            return 0;
        }

        @Override
        public void wrap(byte[] plain, int offset, int length, byte[] sealed, int sealedOffset) {}

        @Override
        public int unwrap(byte[] sealed, int offset, int length) {
            return 0;
        }

        @Override
        public String description() {
            return "test";
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
