package org.mailroom.demo.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Some counts of the last hour as lines. Drawn here, as SVG, so that it needs neither script nor library; the figures stand in
 * the table below the plots.
 *
 * @param series names of counts, and what they are called
 */
record Plot(String title, List<Map.Entry<String, String>> series) {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 120;

    void write(Html html, Rates rates) {
        List<String> names = series.stream().map(Map.Entry::getKey).toList();
        long peak = rates.peak(names);
        html.markup("<figure class=\"plot\"><figcaption>")
                .text(title)
                .markup(" <span class=\"peak\">at most ")
                .text(perMinute(rates, peak))
                .markup("</span></figcaption>\n<p class=\"legend\">");
        for (int i = 0; i < series.size(); i++) {
            html.markup("<span class=\"key s" + i + "\"></span>")
                    .text(series.get(i).getValue())
                    .markup(" <b>")
                    .text(Units.count(rates.total(series.get(i).getKey())))
                    .markup("</b> ");
        }
        html.markup("</p>\n<div class=\"frame\"><svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">\n");
        for (int i = series.size() - 1; i >= 0; i--) {
            line(html, rates, names.get(i), i, peak);
        }
        html.markup("</svg></div>\n<p class=\"hours\" aria-hidden=\"true\"><span>an hour ago</span>"
                + "<span>30 min</span><span>now</span></p></figure>\n");
    }

    private static String perMinute(Rates rates, long peak) {
        double value = rates.perMinute(peak);
        return value < 10 && value != Math.rint(value)
                ? String.format(Locale.ROOT, "%.1f / min", value)
                : Units.count(Math.round(value)) + " / min";
    }

    /** The newest interval stands at the right edge; an adapter that started lately has no line before that. */
    private static void line(Html html, Rates rates, String name, int number, long peak) {
        List<Rates.Interval> intervals = rates.intervals();
        double step = (double) WIDTH / Math.max(1, rates.perHour() - 1);
        html.markup("<polyline class=\"s" + number + "\" points=\"");
        for (int i = 0; i < intervals.size(); i++) {
            double x = WIDTH - (intervals.size() - 1 - i) * step;
            double y = HEIGHT - 2 - (HEIGHT - 6) * (double) intervals.get(i).count(name) / Math.max(1, peak);
            html.markup(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        }
        html.markup("\"></polyline>\n");
    }
}
