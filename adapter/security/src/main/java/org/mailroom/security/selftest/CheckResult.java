package org.mailroom.security.selftest;

import java.time.Duration;

/**
 * How a check ended.
 *
 * @param took CPU of the thread that ran it
 * @param problem empty when it passed
 * @param advice what to do; empty when it passed
 */
public record CheckResult(String name, boolean hasPassed, Duration took, String problem, String advice) {}
