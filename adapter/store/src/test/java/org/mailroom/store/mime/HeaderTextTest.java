package org.mailroom.store.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeaderTextTest {

    /** RFC 2047 section 8. */
    @Test
    void samples() {
        assertThat(HeaderText.decode("=?US-ASCII?Q?Keith_Moore?= <moore@cs.utk.edu>"))
                .isEqualTo("Keith Moore <moore@cs.utk.edu>");
        assertThat(HeaderText.decode("=?ISO-8859-1?Q?Andr=E9?= Pirard")).isEqualTo("Andr\u00e9 Pirard");
        assertThat(HeaderText.decode("=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=\t "
                        + "=?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?="))
                .isEqualTo("If you can read this you understand the example.");
        assertThat(HeaderText.decode("(=?ISO-8859-1?Q?a?=)")).isEqualTo("(a)");
        assertThat(HeaderText.decode("(=?ISO-8859-1?Q?a?= b)")).isEqualTo("(a b)");
        assertThat(HeaderText.decode("(=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=)"))
                .isEqualTo("(ab)");
        assertThat(HeaderText.decode("(=?ISO-8859-1?Q?a_b?=)")).isEqualTo("(a b)");
        assertThat(HeaderText.decode("(=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=)"))
                .isEqualTo("(a b)");
    }

    @Test
    void languageAndCutCharacters() {
        assertThat(HeaderText.decode("=?US-ASCII*EN?Q?Keith?=")).isEqualTo("Keith");
        assertThat(HeaderText.decode("=?utf-8?q?=E2=82?= =?utf-8?b?rA==?=")).isEqualTo("\u20ac");
    }

    @Test
    void whatIsMalformedStays() {
        for (String text : new String[] {
            "=?",
            "=?a?q?b",
            "=?a?q?b?",
            "=?a?x?b?=",
            "=??q?b?=",
            "=?a?=",
            "=?=?=?",
            "a =?utf-8?qq?b?= c",
            "=?a?q?b? =",
            ""
        }) {
            assertThat(HeaderText.decode(text)).isEqualTo(text);
        }
        assertThat(HeaderText.decode("=?utf-8?q?a?= =?bad =?utf-8?q?b?=")).isEqualTo("a =?bad b");
        assertThat(HeaderText.decode(null)).isNull();
    }

    @Test
    void unknownAndWrongCharsets() {
        assertThat(HeaderText.decode("=?x-none?q?=E4?=")).isEqualTo("\u00e4");
        assertThat(HeaderText.decode("=?utf-8?q?=E4?=")).isEqualTo("\u00e4");
        assertThat(HeaderText.decode("=?us-ascii?q?=C3=A4?=")).isEqualTo("\u00e4");
        assertThat(HeaderText.decode("\u00c3\u00a4 \u00e4")).isEqualTo("\u00e4 \u00e4");
    }
}
