package org.mailroom.store.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DescriptionFormatTest {

    private static final String TYPICAL = """
            Return-Path: <anna.example@mail.example.org>
            Received: from mx.example.org by mail.example.net; Wed, 18 Nov 2026 10:00:00 +0100
            Date: Wed, 18 Nov 2026 10:00:00 +0100
            From: Anna Example <anna.example@mail.example.org>
            To: =?utf-8?q?Bj=C3=B6rn?= <bjorn@example.net>, carol@example.net
            Subject: Re: the meeting of next week
            Message-ID: <20261118100000.123456789@mail.example.org>
            In-Reply-To: <20261117090000.987654321@example.net>
            References: <20261117090000.987654321@example.net>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=UTF-8; format=flowed
            Content-Transfer-Encoding: 8bit

            See you.
            """;

    @Test
    void typicalMailIsSmall() {
        assertThat(DescriptionFormat.write(TestMail.of(TYPICAL).description())).hasSizeLessThan(400);
    }

    @Test
    void everyFieldSurvives() {
        MessageDescription description = TestMail.of("""
                        Sender: s@x
                        Reply-To: g: r@y;
                        From: "" <@r:f@z>
                        Bcc: b@b

                        """.stripTrailing()
                        + "\nContent-Type: multipart/mixed; boundary=a; type*0*=''%20\n\n--a\nContent-Type: message/rfc822\n"
                        + "Content-Language: en, de\nContent-Location: l\nContent-MD5: m\nContent-ID: i\n"
                        + "Content-Description:\nContent-Disposition: inline; a=b\n\nSubject: s\n\n--a\n"
                        + "Content-Type: image/png\nContent-Transfer-Encoding: odd\n\n--a--")
                .description();
        assertThat(((MultiPart) description.structure()).parts()).hasSize(2);
        assertThat(DescriptionFormat.read(DescriptionFormat.write(description))).isEqualTo(description);
    }

    @Test
    void whatIsCutOffOrFollowedByMoreIsRefused() {
        byte[] stored = DescriptionFormat.write(TestMail.of(TYPICAL).description());
        for (int length = 0; length < stored.length; length++) {
            byte[] cut = Arrays.copyOf(stored, length);
            assertThatThrownBy(() -> DescriptionFormat.read(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> DescriptionFormat.read(Arrays.copyOf(stored, stored.length + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        stored[0] = 2;
        assertThatThrownBy(() -> DescriptionFormat.read(stored)).hasMessageContaining("version is 2");
    }

    @Property(tries = 2000)
    void damagedOctetsAreReadOrRefused(@ForAll long seed) {
        byte[] stored = DescriptionFormat.write(TestMail.of(TYPICAL).description());
        Random random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            stored[random.nextInt(stored.length)] = (byte) random.nextInt();
        }
        MimeFuzzTest.readOrRefuse(stored);
    }
}
