package org.mailroom.server.limit;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.mailroom.server.ServerMetrics;

/**
 * Looks each second whether the server is under pressure, and tightens the limits while it is. It is when something is fuller than
 * its mark, some seconds in a row; it is no longer when nothing has been for longer, well below the mark: so it does not flutter.
 */
public final class PressureMonitor {

    private static final int SECONDS_TO_BEGIN = 3;
    private static final int SECONDS_TO_END = 10;

    /** How far below its mark what pressed has to fall. */
    private static final double RELIEF = 0.9;

    private final LiveLimits limits;
    private final ServerMetrics metrics;
    private final Gauge[] gauges;
    private int pressed;
    private int relieved;

    /**
     * Something that can be full.
     *
     * @param name for people, as in {@code connections}
     * @param mark beyond which it presses; 0 to 1
     * @param use how full it is; 0 to 1
     */
    public record Gauge(String name, double mark, DoubleSupplier use) {

        private Optional<String> above(double part) {
            double now = use.getAsDouble();
            return now > mark * part ? Optional.of(name + " " + Math.round(100 * now) + " %") : Optional.empty();
        }
    }

    public PressureMonitor(LiveLimits limits, ServerMetrics metrics, Gauge... gauges) {
        this.limits = limits;
        this.metrics = metrics;
        this.gauges = gauges.clone();
    }

    /** What is alive in the heap, 90 % of it. */
    public static Gauge heap() {
        return new Gauge("heap", 0.9, new HeapUse()::get);
    }

    /** To be called each second, by one thread at a time. */
    public void tick() {
        boolean under = limits.pressure().isPresent();
        String full = Arrays.stream(gauges)
                .flatMap(gauge -> gauge.above(under ? RELIEF : 1).stream())
                .collect(Collectors.joining(", "));
        pressed = full.isEmpty() ? 0 : pressed + 1;
        relieved = full.isEmpty() ? relieved + 1 : 0;
        if (!under && pressed >= SECONDS_TO_BEGIN) {
            limits.pressure(Optional.of(full));
            metrics.pressureBegan(full);
        } else if (under && relieved >= SECONDS_TO_END) {
            limits.pressure(Optional.empty());
            metrics.pressureEnded();
        } else if (under && !full.isEmpty()) {
            limits.pressure(Optional.of(full));
        }
    }
}
