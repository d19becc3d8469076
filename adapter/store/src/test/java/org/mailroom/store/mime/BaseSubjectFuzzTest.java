package org.mailroom.store.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/** The base subject is what the steps of RFC 5256, section 2.1, make of a subject, taken one by one. */
class BaseSubjectFuzzTest {

    private static final int MOST_PIECES = 40;

    /** What the steps look for, and what comes in their way. */
    private static final List<String> PIECES = List.of(
            "re",
            "Re",
            "FW",
            "fw",
            "d",
            "D",
            ":",
            "[",
            "]",
            " ",
            "\t",
            "\r\n ",
            "(fwd)",
            "(FWD)",
            "[fwd:",
            "[Fwd: ",
            "x",
            "(",
            ")",
            "a b",
            "\u00c3\u00a4",
            "\u00ff",
            "[x]",
            "Re:",
            "\u0130");

    private static final String BLOB = "\\[[^\\[\\]]*+] *+";

    @FuzzTest(maxDuration = "60s")
    void subjects(byte[] octets) {
        StringBuilder subject = new StringBuilder();
        for (int i = 0; i < Math.min(MOST_PIECES, octets.length); i++) {
            subject.append(PIECES.get((octets[i] & 0xff) % PIECES.size()));
        }
        String value = new String(subject.toString().getBytes(ISO_8859_1), ISO_8859_1);
        assertThat(BaseSubject.of(value).text()).isEqualTo(plain(HeaderText.decode(value)));
    }

    private static String plain(String subject) {
        String text = subject.replaceAll("[ \t\r\n]+", " ");
        for (String before = null; !text.equals(before); ) {
            before = text;
            text = withoutLeaders(withoutTrailers(text));
            if (text.matches("(?is)\\[fwd:.*]")) {
                text = text.substring("[fwd:".length(), text.length() - 1);
            }
        }
        return text;
    }

    private static String withoutTrailers(String subject) {
        String text = subject;
        for (String before = null; !text.equals(before); ) {
            before = text;
            text = text.replaceAll("(?i)(\\(fwd\\)| )$", "");
        }
        return text;
    }

    private static String withoutLeaders(String subject) {
        String text = subject;
        for (String before = null; !text.equals(before); ) {
            before = text;
            text = text.replaceAll("(?i)^( |(" + BLOB + ")*+(re|fwd?) *+(" + BLOB + ")?+:)", "");
            String withoutBlob = text.replaceAll("^" + BLOB, "");
            text = withoutBlob.isEmpty() ? text : withoutBlob;
        }
        return text;
    }
}
