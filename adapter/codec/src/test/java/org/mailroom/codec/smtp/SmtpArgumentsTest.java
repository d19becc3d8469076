package org.mailroom.codec.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.smtp.Refused.refused;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpArgumentsTest {

    @Test
    void parametersOfMail() throws SmtpSyntaxException {
        SmtpArguments arguments = arguments("FROM:<a@b> size=10  BODY=8BITMIME SMTPUTF8 AUTH=<> X-1=<a;b>,+2B ");
        arguments.reversePath();
        EsmtpParameters parameters = arguments.parameters();
        assertThat(parameters.values())
                .containsExactly(
                        Map.entry("SIZE", "10"),
                        Map.entry("BODY", "8BITMIME"),
                        Map.entry("SMTPUTF8", ""),
                        Map.entry("AUTH", "<>"),
                        Map.entry("X-1", "<a;b>,+2B"));
        assertThat(parameters.value("SIZE")).contains("10");
        assertThat(parameters.value("SMTPUTF8")).contains("");
        assertThat(parameters.value("RET")).isEmpty();
        assertThat(parameters.has("SMTPUTF8")).isTrue();
    }

    @Test
    void noParameters() throws SmtpSyntaxException {
        SmtpArguments arguments = arguments("TO:<a@b>");
        arguments.forwardPath();
        assertThat(arguments.parameters().values()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIZE=1",
                " =1",
                " SIZE=",
                " -A",
                " A_B",
                " SIZE=1=2",
                " SIZE=1 size=2",
                " SIZE= 1",
                " A=\u00FC",
                " A\tB",
                " A=\u0001",
                " \u00FC"
            })
    void whatAreNoParameters(String text) {
        assertThat(refused(() -> arguments(text).parameters())).startsWith("501 5.5.4 Syntax error at position ");
    }

    @Test
    void parametersMayBeInternationalized() throws SmtpSyntaxException {
        EsmtpParameters parameters = new SmtpArguments(" ORCPT=utf-8;\u00FC@b", true).parameters();
        assertThat(parameters.value("ORCPT")).contains("utf-8;\u00FC@b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "client.example", "[10.1.2.3]", "192.168.1.1", "[IPv6:::1]", "xn--bro-hoa.example"})
    void whatAClientCallsItself(String name) throws SmtpSyntaxException {
        assertThat(arguments(name).domainOrAddressLiteral()).isEqualTo(name);
        assertThat(arguments(name).heloDomain()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my_pc", "pc.", "m\u00FCller-pc", "::1", "(none)", "-"})
    void whatOnlyHeloTolerates(String name) throws SmtpSyntaxException {
        assertThat(refused(() -> arguments(name).domainOrAddressLiteral())).startsWith("501 5.5.4");
        assertThat(arguments(name).heloDomain()).isEqualTo(name);
    }

    @Test
    void notEvenHelo() {
        assertThat(refused(() -> arguments("").heloDomain())).startsWith("501 5.5.4");
        assertThat(refused(() -> arguments("a b").heloDomain())).contains("position 2: expected nothing more");
        assertThat(refused(() -> arguments("a b").domainOrAddressLiteral())).startsWith("501 5.5.4");
        assertThat(refused(() -> arguments("a\u0001").heloDomain())).startsWith("501 5.5.4");
        assertThat(refused(() -> arguments("a".repeat(256)).heloDomain())).contains("256 octets");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, false",
        "0 LAST, 0, true",
        "86 last, 86, true",
        "007  Last, 7, true",
        "9223372036854775807, 9223372036854775807, false",
        "00000000000000000000000000000001, 1, false",
    })
    void chunkSizes(String text, long octets, boolean last) throws SmtpSyntaxException {
        assertThat(arguments(text).chunkSize()).isEqualTo(new ChunkSize(octets, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "LAST",
                "-1",
                "+1",
                "1LAST",
                "1 LAS",
                "1 LAST x",
                "1 LASTX",
                "1 2",
                "0x10",
                "1.0",
                "\u0661",
                "9223372036854775808",
                "18446744073709551616",
                "99999999999999999999999999999999",
                "1 LA\u017FT"
            })
    void whatIsNoChunkSize(String text) {
        assertThat(refused(() -> arguments(text).chunkSize())).startsWith("501 5.5.4 Syntax error at position ");
    }

    @Test
    void strings() throws SmtpSyntaxException {
        assertThat(arguments("").string()).isEmpty();
        assertThat(arguments("user@host").string()).isEqualTo("user@host");
        assertThat(arguments("\"a \\\"b\"").string()).isEqualTo("a \"b");
        SmtpArguments two = arguments("a b");
        assertThat(two.string()).isEqualTo("a");
        assertThat(two.isAtEnd()).isFalse();
        assertThat(refused(two::end))
                .isEqualTo("501 5.5.4 Syntax error at position 2: expected nothing more, found ' '");
        assertThat(refused(() -> arguments("\"a").string())).startsWith("501 5.5.4");
    }

    private static SmtpArguments arguments(String text) {
        return new SmtpArguments(text, false);
    }
}
