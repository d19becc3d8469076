package org.mailroom.codec.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.smtp.Conversation.heard;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Against a client that stuffs as naively as RFC 5321, section 4.5.2 says. */
class DotStuffingTest {

    @Property(tries = 5000)
    void whatWasStuffedArrivesAsItWas(@ForAll("messages") String message) {
        assertThat(heard("DATA\r\n" + stuff(message) + ".\r\nNOOP\r\n"))
                .startsWith("DATA|", "content " + message)
                .endsWith("NOOP|")
                .hasSize(4);
    }

    @Property(tries = 2000)
    void alsoOctetByOctet(@ForAll("messages") String message) {
        assertThat(heard(("DATA\r\n" + stuff(message) + ".\r\nNOOP\r\n").split("")))
                .startsWith("DATA|", "content " + message)
                .endsWith("NOOP|")
                .hasSize(4);
    }

    @Provide
    Arbitrary<String> messages() {
        return Arbitraries.of("\r\n", "\r\n.", "..", ".", "\r", "\n", "\0", "a", "x".repeat(300))
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts) + "\r\n");
    }

    private static String stuff(String message) {
        String stuffed = message.replace("\r\n.", "\r\n..");
        return stuffed.startsWith(".") ? "." + stuffed : stuffed;
    }
}
