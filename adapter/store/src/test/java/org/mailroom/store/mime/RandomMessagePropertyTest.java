package org.mailroom.store.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every part of a message lies where it was written, to the octet. */
class RandomMessagePropertyTest {

    @Property(tries = 3000)
    void partsLieWhereTheyWereWritten(@ForAll long seed) {
        RandomMessage message = new RandomMessage(seed);
        TestMail mail = TestMail.of(message.octets(), MimeLimits.DEFAULT);
        assertThat(RandomMessage.Expected.of(mail.structure())).isEqualTo(message.structure());
        assertThat(mail.description().cuts()).isEmpty();
        assertThat(mail.description().octets()).isEqualTo(message.octets().length);
        assertLines(mail, mail.structure());
    }

    @Property(tries = 1000)
    void piecesDoNotMatter(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int maxPiece) {
        byte[] octets = new RandomMessage(seed).octets();
        assertThat(inPieces(octets, new Random(seed), maxPiece))
                .isEqualTo(TestMail.of(octets, MimeLimits.DEFAULT).description());
    }

    @Property(tries = 1000)
    void piecesDoNotMatterForBrokenMessages(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int maxPiece) {
        byte[] octets = new RandomMessage(seed).octets();
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            octets[random.nextInt(octets.length)] = octets[random.nextInt(octets.length)];
        }
        MessageDescription description = TestMail.of(octets, MimeLimits.DEFAULT).description();
        assertThat(inPieces(octets, random, maxPiece)).isEqualTo(description);
        DescriptionChecks.assertSound(description);
    }

    @Property(tries = 1000)
    void descriptionSurvivesBeingStored(@ForAll long seed) {
        MessageDescription description = TestMail.of(new RandomMessage(seed).octets(), MimeLimits.DEFAULT)
                .description();
        assertThat(DescriptionFormat.read(DescriptionFormat.write(description))).isEqualTo(description);
    }

    private static MessageDescription inPieces(byte[] octets, Random random, int maxPiece) {
        MessageDescriber describer = new MessageDescriber(MimeLimits.DEFAULT);
        int at = 0;
        while (at < octets.length) {
            int length = Math.min(octets.length - at, random.nextInt(maxPiece + 1));
            describer.append(octets, at, length);
            at += length;
        }
        return describer.finish();
    }

    private static void assertLines(TestMail mail, BodyPart part) {
        if (part instanceof MultiPart multi) {
            multi.parts().forEach(child -> assertLines(mail, child));
        } else if (part instanceof MessagePart message) {
            assertThat(message.lines()).isEqualTo(lines(mail, part));
            assertLines(mail, message.structure());
        } else if (part instanceof TextPart text) {
            assertThat(text.lines()).isEqualTo(lines(mail, part));
        }
    }

    private static long lines(TestMail mail, BodyPart part) {
        OctetRange body = part.extent().body();
        String text = new String(mail.octets(), (int) body.start(), (int) body.length(), ISO_8859_1);
        return text.chars().filter(c -> c == '\n').count();
    }
}
