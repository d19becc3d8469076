package org.mailroom.demo.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Serves the pages of the console. */
@WebServlet({"", "/connections", "/queue", "/security", "/accounts", "/limits"})
public class ConsoleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Who may change things; who only looks is in another role. */
    static final String ADMIN = "mail-admin";

    /** The header by which our script says that it only renews the figures of a page that is shown. */
    private static final String REFRESH = "X-Refresh";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        Result result = request.getHeader(REFRESH) == null ? Result.take(session) : null;
        List<String> instances = Adapter.instances();
        Visit visit = new Visit(
                tab(request.getServletPath()
                        .substring(Math.min(1, request.getServletPath().length()))),
                Adapter.of(request.getParameter("instance"), instances),
                instances,
                String.valueOf(request.getRemoteUser()),
                request.isUserInRole(ADMIN),
                Guard.token(session),
                query(request));
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(Page.of(visit, result));
    }

    private static Tab tab(String path) {
        for (Tab tab : Tab.values()) {
            if (tab.path().equals(path)) {
                return tab;
            }
        }
        return Tab.OVERVIEW;
    }

    private static Map<String, String> query(HttpServletRequest request) {
        Map<String, String> query = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        return query;
    }
}
