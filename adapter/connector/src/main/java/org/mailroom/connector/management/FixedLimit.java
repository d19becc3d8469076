package org.mailroom.connector.management;

/**
 * A limit that counts from the start to the stop of the adapter.
 *
 * @param unit as in {@code octets}
 * @param usual what it is when nobody sets it
 */
public record FixedLimit(String name, String unit, long usual, long configured, long least, long most) {}
