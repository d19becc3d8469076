package org.mailroom.demo.web;

import java.util.regex.Pattern;

/** Where a browser goes after an action: a page of ours, whatever the form says. */
final class Destination {

    /** The field of a form that names it. */
    static final String PARAMETER = "back";

    /** A path of one part, parameters and an anchor; none of their characters could lead elsewhere. */
    private static final Pattern OURS = Pattern.compile("(\\./|[a-z]+)(\\?[A-Za-z0-9_.*%+=&-]*)?(#[a-z-]+)?");

    private Destination() {}

    /** Where to go, below the context root; the first page when the form names none of ours. */
    static String of(String wanted) {
        return wanted != null && OURS.matcher(wanted).matches() ? wanted.replaceFirst("^\\./", "") : "";
    }
}
