package org.mailroom.demo.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.TreeMap;

/** Does what a form asks for, and sends the browser back to its page, which says how it went. */
@WebServlet("/do/*")
public class ActionServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final System.Logger LOG = System.getLogger(ActionServlet.class.getName());

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = String.valueOf(request.getPathInfo()).substring(1);
        Action action = Action.ALL.get(name);
        if (action == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Result result = run(name, action, form(request));
        LOG.log(
                Level.INFO,
                "{0}: {1} by {2}: {3}",
                name,
                result.good() ? "done" : "refused",
                request.getRemoteUser(),
                result.text());
        result.keep(request.getSession());
        response.sendRedirect(
                request.getContextPath() + "/" + Destination.of(request.getParameter(Destination.PARAMETER)));
    }

    private static FormData form(HttpServletRequest request) {
        Map<String, String> fields = new TreeMap<>();
        request.getParameterMap().forEach((field, values) -> fields.put(field, values[0]));
        return new FormData(Adapter.of(fields.get("instance"), Adapter.instances()), fields);
    }

    private static Result run(String name, Action action, FormData form) {
        try {
            return new Result(true, action.run(form));
        } catch (RefusedException e) {
            return new Result(false, String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            LOG.log(Level.WARNING, name + " failed", e);
            return new Result(false, "That failed: " + e.getMessage() + "; the log of the server says more.");
        }
    }
}
