package org.mailroom.server.imap.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What transcripts take and what they do not. */
class ResponsePatternTest {

    private final Names names = new Names();

    private boolean matches(String pattern, String response) {
        return ResponsePattern.matches(pattern, response, names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a OK                                    | a OK [READ-WRITE] done
        a OK [READ-WRITE]                       | a OK [READ-WRITE] done
        a OK [CAPABILITY B A ...]               | a OK [CAPABILITY A B C] x
        * OK [PERMANENTFLAGS (\\* \\Seen ...)]  | * OK [PERMANENTFLAGS (\\Seen \\* \\Draft)] x
        * 1 FETCH (FLAGS (\\Seen b) UID 7)      | * 1 FETCH (UID 7 FLAGS (b \\Seen))
        * 1 FETCH (UID 7 ...)                   | * 1 FETCH (FLAGS () UID 7)
        * 1 FETCH (BODY[1]<0> "...c")           | * 1 FETCH (BODY[1]<0> "abc")
        * 1 FETCH (BODY ("TEXT" "PLAIN" ... 3)) | * 1 FETCH (BODY ("text" "plain" NIL NIL NIL 3))
        * LIST (\\A \\B) "/" x                  | * LIST (\\b \\a) "/" "x"
        * LIST (!\\B ...) "/" x                 | * LIST (\\A) "/" x
        * STATUS x (A 1 B 2)                    | * STATUS x (B 2 A 1)
        * SEARCH 1 2 3                          | * SEARCH 3 2 1
        * ESEARCH (TAG "a") UID MIN 1 ALL 1:3   | * ESEARCH (TAG "a") UID ALL 1,2,3 MIN 1
        * VANISHED (EARLIER) 1:3,5              | * VANISHED (EARLIER) 5,1,2,3
        * THREAD (1)(2 3)                       | * THREAD (1)(2 3)
        + ...                                   | + go on
        """)
    void takes(String pattern, String response) {
        assertThat(matches(pattern, response)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a OK                                | a NO done
        a OK                                | b OK done
        a OK [READ-WRITE]                   | a OK [READ-ONLY] done
        a OK [READ-WRITE]                   | a OK done
        a OK [CAPABILITY A ...]             | a OK [CAPABILITY AB B] x
        * 1 FETCH (UID 7)                   | * 1 FETCH (UID 7 FLAGS ())
        * 1 FETCH (UID 7)                   | * 2 FETCH (UID 7)
        * 1 FETCH (FLAGS (\\Seen))          | * 1 FETCH (FLAGS ())
        * 1 FETCH (FLAGS ())                | * 1 FETCH (FLAGS (\\Seen))
        * 1 FETCH (BODY[] NIL)              | * 1 FETCH (BODY[] "NIL")
        * 1 FETCH (BODY[] "a")              | * 1 FETCH (BODY[] a)
        * 1 FETCH (BODY[1] "a")             | * 1 FETCH (BODY[2] "a")
        * 1 FETCH (ENVELOPE ("A"))          | * 1 FETCH (ENVELOPE ("a"))
        * LIST (!\\B ...) "/" x             | * LIST (\\A \\B) "/" x
        * LIST (...) "/" x                  | * LIST () "/" x ("CHILDINFO" ("SUBSCRIBED"))
        * STATUS x (A 1)                    | * STATUS x (A 1 B 2)
        * SEARCH 1 2                        | * SEARCH 1 2 3
        * SEARCH 1 2 3                      | * SEARCH 1 2
        * SORT 1 2                          | * SORT 2 1
        * ESEARCH (TAG "a") ALL 1:3         | * ESEARCH (TAG "a") UID ALL 1:3
        * ESEARCH (TAG "a") ALL 1:3         | * ESEARCH (TAG "a") ALL 1:4
        * VANISHED 1:3                      | * VANISHED (EARLIER) 1:3
        * THREAD (1)(2 3)                   | * THREAD (2 3)(1)
        * 3 EXISTS                          | * 4 EXISTS
        + ...                               | * go on
        """)
    void refuses(String pattern, String response) {
        assertThat(matches(pattern, response)).isFalse();
    }

    @Test
    void takesALiteralForAStringOfTheSameOctets() {
        assertThat(matches("* 1 FETCH (BODY[] \"ab\")", "* 1 FETCH (BODY[] {2}\r\nab)"))
                .isTrue();
        assertThat(matches("* 1 FETCH (BODY[] {3}\r\n...)", "* 1 FETCH (BODY[] \"abc\")"))
                .as("in a literal nothing stands for something else")
                .isFalse();
    }

    @Test
    void remembersWhatStoodForAName() {
        assertThat(matches("* OK [UIDVALIDITY <v:digits>]", "* OK [UIDVALIDITY 17] x"))
                .isTrue();
        assertThat(names.get("v")).isEqualTo("17");
        assertThat(matches("a OK [APPENDUID <v> <uid>]", "a OK [APPENDUID 17 3] x"))
                .isTrue();
        assertThat(matches("a OK [APPENDUID <v> <next>]", "a OK [APPENDUID 18 4] x"))
                .isFalse();
        assertThat(names.get("next"))
                .as("what did not fit leaves nothing behind")
                .isNull();
        assertThat(names.sum("<uid> + 1")).isEqualTo("4");
    }

    @Test
    void refusesWhatIsNoResponse() {
        assertThatThrownBy(() -> matches("* 1 FETCH (UID 1)", "* 1 FETCH (UID 1"))
                .hasMessageContaining("')' is missing");
        assertThatThrownBy(() -> matches("* 1 FETCH (UID 1)", "* 1 FETCH (UID 1))"))
                .hasMessageContaining("out of place");
    }
}
