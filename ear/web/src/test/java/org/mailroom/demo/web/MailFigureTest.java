package org.mailroom.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.mailroom.api.management.ServerMXBean;

/** What monitors are offered. */
class MailFigureTest {

    /** An adapter of two figures, under the name of the real MXBean. */
    public interface FewFiguresMXBean {

        int getOpenConnections();

        Map<String, Long> getTotals();
    }

    private record FewFigures(int getOpenConnections, Map<String, Long> getTotals) implements FewFiguresMXBean {}

    @Test
    void theOperatingGuideListsThem() throws Exception {
        List<String> documented = Files.readAllLines(Path.of("../../docs/operating.md")).stream()
                .dropWhile(line -> !line.equals("## Metrics"))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.split("`")[1])
                .toList();
        assertThat(documented)
                .isEqualTo(Arrays.stream(MailFigure.values())
                        .map(MailFigure::metric)
                        .toList());
    }

    @Test
    void addUpAllAdapters() throws Exception {
        assertThat(MailFigure.ADAPTERS.value()).isZero();
        var server = ManagementFactory.getPlatformMBeanServer();
        var first = new ObjectName(ServerMXBean.OBJECT_NAME_PREFIX + "first");
        var second = new ObjectName(ServerMXBean.OBJECT_NAME_PREFIX + "second");
        server.registerMBean(new FewFigures(3, Map.of("commands", 40L)), first);
        server.registerMBean(new FewFigures(4, Map.of("commands", 2L)), second);
        try {
            assertThat(MailFigure.ADAPTERS.value()).isEqualTo(2);
            assertThat(MailFigure.CONNECTIONS_OPEN.value()).isEqualTo(7);
            assertThat(MailFigure.COMMANDS.value()).isEqualTo(42);
        } finally {
            server.unregisterMBean(first);
            server.unregisterMBean(second);
        }
    }
}
