package org.mailroom.demo.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a browser gets in the place of a page. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND;
        switch (status) {
            case HttpServletResponse.SC_FORBIDDEN ->
                write(
                        request,
                        response,
                        status,
                        "Not allowed",
                        "This user may not do that. Who is in the role mail-viewer may look at everything and change nothing.");
            case HttpServletResponse.SC_NOT_FOUND ->
                write(request, response, status, "Not found", "There is no such page.");
            default -> write(request, response, status, "That went wrong", "The server's log says more.");
        }
    }

    static void write(HttpServletRequest request, HttpServletResponse response, int status, String title, String text)
            throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        String root = request.getContextPath() + "/";
        Html content = new Html().note(text).markup("<p><a href=\"").text(root).markup("\">To the console</a></p>\n");
        response.getWriter().write(Page.plain(root, title, content));
    }
}
