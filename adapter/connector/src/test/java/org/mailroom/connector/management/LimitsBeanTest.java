package org.mailroom.connector.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import javax.management.JMX;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailroom.api.management.LimitFigures;
import org.mailroom.api.management.LimitsMXBean;
import org.mailroom.server.limit.Limit;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.MemoryAccount;
import org.mailroom.server.limit.MemoryBudget;
import org.mailroom.server.limit.ServerLimits;

/** What a JMX client sees and does, through the platform MBean server. */
class LimitsBeanTest {

    private final LiveLimits limits = new LiveLimits(Limit.IDLE_TIMEOUT.in(ServerLimits.DEFAULTS, 200));
    private final MemoryBudget memory = new MemoryBudget(limits, System::nanoTime);
    private final EndedConnections ended = new EndedConnections();
    private Registration registration;
    private LimitsMXBean client;

    @BeforeEach
    void register() throws Exception {
        var fixed = new FixedLimit("minFreeDisk", "octets", 512, 100, 0, 1000);
        registration = Registration.of(new LimitsBean(limits, memory, ended, List.of(fixed)), "limits-test");
        client = JMX.newMXBeanProxy(
                ManagementFactory.getPlatformMBeanServer(),
                new ObjectName(LimitsMXBean.OBJECT_NAME_PREFIX + "limits-test"),
                LimitsMXBean.class);
    }

    @AfterEach
    void unregister() {
        registration.close();
    }

    private LimitFigures figures(String name) {
        return client.getLimits().stream()
                .filter(limit -> limit.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsEveryLimit() {
        assertThat(client.getLimits()).hasSize(Limit.values().length + 1);
        LimitFigures idle = figures("idleTimeout");
        assertThat(idle.getUnit()).isEqualTo("seconds");
        assertThat(idle.getDefault()).isEqualTo(300);
        assertThat(idle.getConfigured()).isEqualTo(200);
        assertThat(idle.getInForce()).isEqualTo(200);
        assertThat(idle.isChangeable()).isTrue();
        assertThat(idle.getMost()).isEqualTo(86_400);
        LimitFigures disk = figures("minFreeDisk");
        assertThat(disk.getInForce()).isEqualTo(100);
        assertThat(disk.isChangeable()).isFalse();
        assertThat(client.isUnderPressure()).isFalse();
        assertThat(client.getPressure()).isEmpty();
        assertThat(client.getHeldBytes()).isZero();
        assertThat(client.getMaxHeldBytes()).isEqualTo(Runtime.getRuntime().maxMemory() / 8);
    }

    @Test
    void showsWhoHoldsMemoryAndWhoWasEnded() {
        limits.set(Limit.MAX_MEMORY, 1);
        var first = new MemoryAccount(memory, InetAddress.getLoopbackAddress(), Runnable::run, () -> {});
        var second = new MemoryAccount(memory, InetAddress.getLoopbackAddress(), Runnable::run, () -> {});
        first.pin(() -> {});
        second.pin(() -> {});
        assertThat(client.getMemoryPlaces()).isEqualTo(1);
        assertThat(client.getWaitingForMemory()).isEqualTo(1);
        first.close();
        second.close();
        assertThat(client.getMemoryPlaces()).isZero();
        assertThat(client.getWaitingForMemory()).isZero();
        assertThat(client.getEndedConnections()).isEmpty();
        ended.count("minDataRate");
        ended.count("minDataRate");
        assertThat(client.getEndedConnections()).isEqualTo(Map.of("minDataRate", 2L));
    }

    @Test
    void changesALimitAndGoesBack() {
        client.setLimit("idleTimeout", 10);
        assertThat(limits.current().idleTimeout()).hasSeconds(10);
        assertThat(figures("idleTimeout").getInForce()).isEqualTo(10);
        client.resetLimit("idleTimeout");
        assertThat(limits.current().idleTimeout()).hasSeconds(200);
    }

    @Test
    void saysWhatCannotBeSet() {
        assertThatThrownBy(() -> client.setLimit("idleTimeout", 0))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("idleTimeout is '0', but it is a number from 1 to 86400");
        assertThatThrownBy(() -> client.setLimit("idletimeout", 1)).hasMessage("there is no limit 'idletimeout'");
        assertThatThrownBy(() -> client.setLimit("minFreeDisk", 1)).hasMessageContaining("cannot be changed while");
        assertThatThrownBy(() -> client.resetLimit("nothing")).isInstanceOf(IllegalArgumentException.class);
    }
}
