package org.mailroom.server.limit;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/**
 * How full the heap is with what is alive. It looks and sets nothing: the thresholds of the pools belong to the whole server, whose
 * guest we are.
 */
final class HeapUse {

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
            .toList();

    /**
     * How much of the fullest pool of old objects was in use after its last collection, and is still; 0 to 1, or 0 where nobody can
     * tell. Its use alone would say nothing: garbage is part of it.
     */
    double get() {
        return pools.stream().mapToDouble(HeapUse::of).max().orElse(0);
    }

    private static double of(MemoryPoolMXBean pool) {
        MemoryUsage alive = pool.getCollectionUsage();
        return alive == null ? 0 : Math.min(part(alive), part(pool.getUsage()));
    }

    private static double part(MemoryUsage usage) {
        return usage.getMax() <= 0 ? 0 : (double) usage.getUsed() / usage.getMax();
    }
}
