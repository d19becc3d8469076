package org.mailroom.demo.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A table; on a phone each row becomes a card whose cells name themselves. */
final class Table {

    private final Html html;
    private final List<String> columns;
    private int next;

    /**
     * Begins one.
     *
     * @param caption what it lists, for those who do not see what stands around it
     * @param columns titles of ours; one that begins with {@code #} is of figures, an empty one of buttons
     */
    Table(Html html, String caption, List<String> columns) {
        this.html = html;
        this.columns = columns;
        html.markup("<table><caption class=\"unseen\">").text(caption).markup("</caption><thead><tr>");
        for (String column : columns) {
            html.markup(column.startsWith("#") ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
                    .text(title(column))
                    .markup("</th>");
        }
        html.markup("</tr></thead>\n<tbody>\n");
    }

    private static String title(String column) {
        return column.isEmpty() ? "Actions" : column.replace("#", "");
    }

    /** The columns, and one for buttons where there are any. */
    static List<String> columns(Visit visit, String... columns) {
        List<String> all = new ArrayList<>(List.of(columns));
        if (visit.mayChange()) {
            all.add("");
        }
        return all;
    }

    /**
     * Begins a row.
     *
     * @param key tells it from the others, so that a button stays with its row while the table changes
     */
    Table row(Object key) {
        html.markup("<tr data-key=\"").text(key).markup("\">");
        next = 0;
        return this;
    }

    Table cell(Object text) {
        return cell("", cell -> cell.text(text));
    }

    /** Text that wants room. */
    Table wide(Object text) {
        return cell("wide", cell -> cell.text(text));
    }

    Table name(Object text) {
        return cell("wide", cell -> cell.markup("<b>").text(text).markup("</b>"));
    }

    Table count(long count) {
        return cell(count == 0 ? "n dim" : "n", cell -> cell.text(Units.count(count)));
    }

    Table figure(String figure) {
        return cell("n", cell -> cell.text(figure));
    }

    Table time(String iso) {
        return cell("", cell -> cell.time(iso));
    }

    Table badge(String tone, String text) {
        return cell("", cell -> cell.badge(tone, text));
    }

    Table cell(String style, Consumer<Html> content) {
        html.markup("<td class=\"" + style + "\" data-label=\"")
                .text(title(columns.get(next)))
                .markup("\"><div>");
        content.accept(html);
        html.markup("</div></td>");
        next++;
        return this;
    }

    /** Ends a row with its buttons, if the table has a column for them. */
    void actions(Consumer<Html> buttons) {
        if (next < columns.size()) {
            cell("actions", buttons);
        }
        end();
    }

    /** Ends a row. */
    void end() {
        html.markup("</tr>\n");
    }

    /** Ends the table. */
    void close() {
        html.markup("</tbody></table>\n");
    }
}
