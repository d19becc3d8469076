package org.mailroom.api.management;

/** A limit. */
public interface LimitFigures {

    /** That of the property of the adapter, where there is one. */
    String getName();

    /** As in {@code octets}, {@code seconds} or {@code connections}. */
    String getUnit();

    /** What it is when nobody sets it. */
    long getDefault();

    /** What the configuration says. */
    long getConfigured();

    /** What counts now: that of the configuration, or what was set since, or less under pressure. */
    long getInForce();

    /** Whether it can be changed while the adapter runs. */
    boolean isChangeable();

    /** The least it can be set to. */
    long getLeast();

    /** The most it can be set to. */
    long getMost();
}
