package org.mailroom.demo.web;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;

/**
 * How the last action of a session ended, until a page has shown it.
 *
 * @param good whether it was done
 */
record Result(boolean good, String text) implements Serializable {

    private static final String ATTRIBUTE = Result.class.getName();

    void keep(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    /** Takes what is kept; none when nothing was done since. */
    static Result take(HttpSession session) {
        Result result = (Result) session.getAttribute(ATTRIBUTE);
        session.removeAttribute(ATTRIBUTE);
        return result;
    }
}
