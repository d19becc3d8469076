package org.mailroom.codec.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.imap.Conversation.heard;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Any octets, in any pieces: the same frames, nothing thrown, nothing leaked, little held ({@link Conversation} looks
 * after the last three). The seeds run with every build; {@code JAZZER_FUZZ=1} searches for more.
 */
class ImapDecoderFuzzTest {

    private static final int LONGEST = 2000;

    @FuzzTest(maxDuration = "60s")
    void frames(byte[] octets) {
        String stream = new String(octets, 0, Math.min(octets.length, LONGEST), ISO_8859_1);
        List<String> whole = heard(stream);
        assertThat(heard(stream.split(""))).isEqualTo(whole);
        Conversation conversation = new Conversation();
        Random sizes = new Random(Arrays.hashCode(octets));
        for (int at = 0; at < stream.length(); ) {
            int end = Math.min(stream.length(), at + 1 + sizes.nextInt(20));
            conversation.hear(stream.substring(at, end));
            at = end;
        }
        assertThat(conversation.heard()).isEqualTo(whole);
    }
}
