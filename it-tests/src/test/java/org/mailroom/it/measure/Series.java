package org.mailroom.it.measure;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Figures of one thing, a round each.
 *
 * @param values in the order of the rounds
 */
public record Series(List<Double> values) {

    public Series {
        values = List.copyOf(values);
    }

    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double min() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    public double max() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    /** This divided by another, round by round. */
    public Series ratio(Series other) {
        return new Series(IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i) / other.values.get(i))
                .toList());
    }

    /** As in {@code 803 (790–821)}. */
    public String text(int decimals) {
        String number = "%." + decimals + "f";
        return String.format(Locale.ROOT, number + " (" + number + "–" + number + ")", median(), min(), max());
    }
}
