package org.mailroom.security.selftest;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What passed and what did not.
 *
 * @param results in the order in which they were tried
 */
public record SelfTestReport(List<CheckResult> results) {

    public SelfTestReport {
        results = List.copyOf(results);
    }

    /** Whether the check of that name was tried and has passed. */
    public boolean hasPassed(String name) {
        return results.stream().anyMatch(result -> result.name().equals(name) && result.hasPassed());
    }

    /** The names of what passed. */
    public Set<String> passed() {
        return results.stream()
                .filter(CheckResult::hasPassed)
                .map(CheckResult::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What did not pass. */
    public List<CheckResult> failures() {
        return results.stream().filter(result -> !result.hasPassed()).toList();
    }

    /** CPU that it all took. */
    public Duration took() {
        return results.stream().map(CheckResult::took).reduce(Duration.ZERO, Duration::plus);
    }

    /** Both, these first; what has passed in both stands there once. */
    public SelfTestReport and(SelfTestReport other) {
        Set<String> passed = passed();
        Stream<CheckResult> more =
                other.results.stream().filter(result -> !result.hasPassed() || !passed.contains(result.name()));
        return new SelfTestReport(Stream.concat(results.stream(), more).toList());
    }
}
