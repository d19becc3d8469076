package org.mailroom.api.management;

/** One test of the security service. */
public interface CheckFigures {

    /** What was tested. */
    String getName();

    /** Whether it works. */
    boolean isPassed();

    /** CPU that the test took, in microseconds. */
    long getMicros();

    /** What went wrong; empty when it passed. */
    String getProblem();

    /** What to do; empty when it passed. */
    String getAdvice();
}
