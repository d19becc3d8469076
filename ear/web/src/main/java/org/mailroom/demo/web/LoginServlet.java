package org.mailroom.demo.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The form to which the container sends who has not logged in yet, and who has failed to. */
@WebServlet({"/login", "/login-failed"})
public class LoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String FORM = """
            <form method="post" action="%s/j_security_check" class="login">
            <label>User <input name="j_username" autocomplete="username" autocapitalize="none" required autofocus></label>
            <label>Password <input name="j_password" type="password" autocomplete="current-password" required></label>
            <button>Log in</button>
            </form>
            """;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() != DispatcherType.FORWARD) {
            // Somebody kept the address; a login that does not begin at a page would lead nowhere.
            response.sendRedirect(request.getContextPath() + "/");
            return;
        }
        Html form = new Html();
        if (request.getServletPath().equals("/login-failed")) {
            form.markup("<p role=\"alert\" class=\"result bad\">Unknown user, or wrong password.</p>\n");
        }
        form.markup(FORM.formatted(request.getContextPath()));
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(Page.plain(request.getContextPath() + "/", "Log in", form));
    }
}
