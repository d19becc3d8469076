package org.mailroom.demo.web;

/** Links to the pages of a long list before and after the one shown. */
final class Pager {

    /** Rows of a page. */
    static final int SIZE = 50;

    private Pager() {}

    /**
     * For a list that is read by how many rows to pass over.
     *
     * @param parameter of the address that has the offset
     * @param rows how many there were when one more than {@link #SIZE} was asked for
     */
    static void write(Html html, Visit visit, String parameter, int rows) {
        int offset = visit.count(parameter);
        String back = offset > SIZE ? String.valueOf(offset - SIZE) : "";
        write(
                html,
                offset > 0 ? visit.with(parameter, back) : "",
                rows > SIZE ? visit.with(parameter, String.valueOf(offset + SIZE)) : "");
    }

    /** Writes those links that have an address. */
    static void write(Html html, String before, String after) {
        if (before.isEmpty() && after.isEmpty()) {
            return;
        }
        html.markup("<nav class=\"pager\" aria-label=\"Pages of this list\">");
        link(html, before, "Back");
        link(html, after, "More");
        html.markup("</nav>\n");
    }

    private static void link(Html html, String address, String label) {
        if (!address.isEmpty()) {
            html.markup("<a href=\"").text(address).markup("\">" + label + "</a> ");
        }
    }
}
