package org.mailroom.demo.web;

/** Figures to be seen at a glance. */
final class Tiles {

    private final Html html;

    Tiles(Html html) {
        this.html = html.markup("<dl class=\"tiles\">\n");
    }

    Tiles tile(String label, String figure) {
        return tile(label, figure, 0, 0);
    }

    /** A figure and how much of the most there can be it is; no gauge when the most is 0. */
    Tiles tile(String label, String figure, long value, long max) {
        html.markup("<div class=\"tile\"><dt>")
                .text(label)
                .markup("</dt><dd>")
                .text(figure)
                .markup("</dd>");
        if (max > 0) {
            html.markup("<dd class=\"gauge\"><meter min=\"0\" max=\"")
                    .text(max)
                    .markup("\" high=\"")
                    .text(max - max / 5)
                    .markup("\" optimum=\"0\" value=\"")
                    .text(value)
                    .markup("\" aria-label=\"")
                    .text(label)
                    .markup("\" title=\"of ")
                    .text(max)
                    .markup("\"></meter></dd>");
        }
        html.markup("</div>\n");
        return this;
    }

    /** How full a queue is. */
    Tiles queue(OpenBean queue) {
        long messages = queue.read("Messages", Long.class);
        long bytes = queue.read("Bytes", Long.class);
        long freeDisk = queue.read("FreeDisk", Long.class);
        tile("Messages held", Units.count(messages), messages, queue.read("MaxMessages", Long.class));
        tile("Content held", Units.bytes(bytes), bytes, queue.read("MaxBytes", Long.class));
        return freeDisk < 0 ? this : tile("Free disk", Units.bytes(freeDisk));
    }

    void close() {
        html.markup("</dl>\n");
    }
}
