package org.mailroom.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Limits change one by one, tighten under pressure, and are all in the table. */
class LiveLimitsTest {

    private final LiveLimits limits = new LiveLimits(ServerLimits.DEFAULTS);

    @Test
    void theTableHasEveryNumberOfTheRecords() {
        List<String> changed = new ArrayList<>();
        for (Limit limit : Limit.values()) {
            long value = limit.of(ServerLimits.DEFAULTS);
            assertThat(value).as(limit.key()).isBetween(limit.least(), limit.most());
            ServerLimits other = limit.in(ServerLimits.DEFAULTS, value == limit.most() ? value - 1 : value + 1);
            assertThat(limit.of(other)).isNotEqualTo(value);
            changed.addAll(differences("", ServerLimits.DEFAULTS, other));
        }
        assertThat(changed).containsExactlyInAnyOrderElementsOf(numbers("", ServerLimits.class));
    }

    private static List<String> numbers(String prefix, Class<?> record) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            Class<?> type = component.getType();
            if (type.isRecord()) {
                names.addAll(numbers(prefix + component.getName() + ".", type));
            } else if (type == int.class || type == long.class || type == Duration.class) {
                names.add(prefix + component.getName());
            }
        }
        return names;
    }

    private static List<String> differences(String prefix, Record one, Record other) {
        return Arrays.stream(one.getClass().getRecordComponents())
                .flatMap(component -> {
                    String name = prefix + component.getName();
                    Object before = new RecordPath(component.getName()).in(one);
                    Object after = new RecordPath(component.getName()).in(other);
                    if (before instanceof Record inner) {
                        return differences(name + ".", inner, (Record) after).stream();
                    }
                    return before.equals(after) ? List.<String>of().stream() : List.of(name).stream();
                })
                .toList();
    }

    @Test
    void changesOneAndGoesBack() {
        limits.set(Limit.IDLE_TIMEOUT, 7);
        limits.set(Limit.MAX_MESSAGE_SIZE, 1 << 20);
        assertThat(limits.current().idleTimeout()).hasSeconds(7);
        assertThat(limits.current().maxMessageSize()).isEqualTo(1 << 20);
        assertThat(limits.configured()).isEqualTo(ServerLimits.DEFAULTS);
        limits.reset(Limit.IDLE_TIMEOUT);
        limits.reset(Limit.MAX_MESSAGE_SIZE);
        assertThat(limits.current()).isEqualTo(ServerLimits.DEFAULTS);
    }

    @Test
    void refusesWhatALimitCannotBe() {
        assertThatThrownBy(() -> limits.set(Limit.MAX_LINE_OCTETS, 511))
                .isInstanceOf(InvalidLimitException.class)
                .hasMessage("maxLineOctets is '511', but it is a number from 512 to 1048576");
        assertThatThrownBy(() -> limits.set(Limit.IMAP_MAX_COMMAND_OCTETS, 100_000))
                .hasMessageStartingWith("maxConnectionMemory is '262144', but one command must fit in");
        limits.set(Limit.MAX_CONNECTION_MEMORY, 400_000);
        limits.set(Limit.IMAP_MAX_COMMAND_OCTETS, 100_000);
        assertThatThrownBy(() -> limits.set(Limit.LOGIN_DELAY, 16)).hasMessageContaining("16 to 300");
        assertThat(limits.current().login()).isEqualTo(LoginLimits.DEFAULTS);
    }

    @Test
    void tightensUnderPressureAndNeverLoosens() {
        limits.set(Limit.WRITE_TIMEOUT, 10);
        limits.set(Limit.MAX_CONNECTIONS_PER_ADDRESS, 2);
        limits.pressure(Optional.of("heap 95 %"));
        assertThat(limits.pressure()).contains("heap 95 %");
        ServerLimits tight = limits.current();
        assertThat(tight.writeTimeout()).hasSeconds(10);
        assertThat(tight.idleTimeout()).hasSeconds(60);
        assertThat(tight.imap().loginTimeout()).hasSeconds(15);
        assertThat(tight.maxConnectionsPerAddress()).isOne();
        assertThat(tight.load().maxConnectionRatePerAddress()).isEqualTo(120);
        assertThat(tight.load().maxConnectionRate()).isZero();
        limits.set(Limit.MAX_CONNECTIONS_PER_ADDRESS, 40);
        assertThat(limits.current().maxConnectionsPerAddress()).isEqualTo(10);
        limits.pressure(Optional.empty());
        assertThat(limits.current().maxConnectionsPerAddress()).isEqualTo(40);
        assertThat(limits.current().idleTimeout()).hasMinutes(5);
    }
}
