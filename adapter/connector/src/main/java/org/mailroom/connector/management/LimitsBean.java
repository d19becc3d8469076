package org.mailroom.connector.management;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mailroom.api.management.LimitFigures;
import org.mailroom.api.management.LimitsMXBean;
import org.mailroom.server.limit.InvalidLimitException;
import org.mailroom.server.limit.Limit;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.MemoryBudget;
import org.mailroom.server.limit.ServerLimits;

/** The limits for JMX clients: failures as exceptions of the JDK. */
public final class LimitsBean implements LimitsMXBean {

    private final LiveLimits limits;
    private final MemoryBudget memory;
    private final EndedConnections ended;
    private final List<FixedLimit> fixed;

    /**
     * The bean of a server that runs.
     *
     * @param fixed what is no limit of the servers
     */
    public LimitsBean(LiveLimits limits, MemoryBudget memory, EndedConnections ended, List<FixedLimit> fixed) {
        this.limits = limits;
        this.memory = memory;
        this.ended = ended;
        this.fixed = List.copyOf(fixed);
    }

    @Override
    public List<LimitFigures> getLimits() {
        Stream<LimitFigures> live = Arrays.stream(Limit.values()).map(this::row);
        return Stream.concat(live, fixed.stream().map(LimitsBean::row)).toList();
    }

    private LimitFigures row(Limit limit) {
        return new LimitRow(
                limit.key(),
                limit.unit().toString(),
                limit.of(ServerLimits.DEFAULTS),
                limit.of(limits.configured()),
                limit.of(limits.current()),
                true,
                limit.least(),
                limit.most());
    }

    private static LimitFigures row(FixedLimit limit) {
        return new LimitRow(
                limit.name(),
                limit.unit(),
                limit.usual(),
                limit.configured(),
                limit.configured(),
                false,
                limit.least(),
                limit.most());
    }

    @Override
    public void setLimit(String name, long value) {
        Limit limit = named(name);
        try {
            limits.set(limit, value);
        } catch (InvalidLimitException e) {
            // A JMX client has not our classes
            throw new IllegalArgumentException(e.getMessage());
        }
        Log.LIMIT_CHANGED.write(name, value);
    }

    @Override
    public void resetLimit(String name) {
        setLimit(name, named(name).of(limits.configured()));
    }

    private Limit named(String name) {
        if (fixed.stream().anyMatch(limit -> limit.name().equals(name))) {
            throw new IllegalArgumentException(
                    name + " cannot be changed while the adapter runs: it is a property of the adapter");
        }
        return Limit.named(name).orElseThrow(() -> new IllegalArgumentException("there is no limit '" + name + "'"));
    }

    @Override
    public boolean isUnderPressure() {
        return limits.pressure().isPresent();
    }

    @Override
    public String getPressure() {
        return limits.pressure().orElse("");
    }

    @Override
    public long getHeldBytes() {
        return memory.held();
    }

    @Override
    public long getMaxHeldBytes() {
        return memory.most();
    }

    @Override
    public int getMemoryPlaces() {
        return memory.places();
    }

    @Override
    public int getWaitingForMemory() {
        return memory.waiting();
    }

    @Override
    public Map<String, Long> getEndedConnections() {
        return ended.counts();
    }

    private record LimitRow(
            String getName,
            String getUnit,
            long getDefault,
            long getConfigured,
            long getInForce,
            boolean isChangeable,
            long getLeast,
            long getMost)
            implements LimitFigures {}
}
