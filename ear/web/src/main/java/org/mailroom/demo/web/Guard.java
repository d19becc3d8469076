package org.mailroom.demo.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Lets through only such requests to change something as came from a form on a page of ours: other sites can have a browser send
 * requests with the user's cookie, but neither know the token of the session nor say where they come from otherwise than they do.
 */
@WebFilter("/*")
public class Guard extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** The field of a form, and the attribute of the session, with the token. */
    static final String TOKEN = "token";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getMethod().matches("GET|HEAD") || isOurs(request)) {
            chain.doFilter(request, response);
        } else {
            ErrorServlet.write(
                    request,
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "Not done",
                    "The form did not come from a page of this session, or the connection is neither HTTPS nor on this"
                            + " machine. Load the page again and repeat what you did.");
        }
    }

    private static boolean isOurs(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return request.getMethod().equals("POST")
                && isSameOrigin(
                        request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), request.getHeader("Host"))
                && session != null
                && matches((String) session.getAttribute(TOKEN), request.getParameter(TOKEN));
    }

    /**
     * Whether a request came from a page of ours. Browsers say so in Sec-Fetch-Site on HTTPS and on the loopback address; as
     * our pages have them tell no referrer, Origin serves only programs.
     */
    static boolean isSameOrigin(String site, String origin, String host) {
        if (site != null) {
            return site.equals("same-origin");
        }
        try {
            return origin != null
                    && host != null
                    && host.equals(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static boolean matches(String expected, String given) {
        return expected != null
                && given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }

    /** The token of a session. */
    static String token(HttpSession session) {
        return String.valueOf(session.getAttribute(TOKEN));
    }

    /** Gives each session a token, and another one when somebody logs in. */
    @WebListener
    public static class Tokens implements HttpSessionListener, HttpSessionIdListener {

        private static final int OCTETS = 32;
        private static final SecureRandom RANDOM = new SecureRandom();

        @Override
        public void sessionCreated(HttpSessionEvent event) {
            renew(event.getSession());
        }

        @Override
        public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
            renew(event.getSession());
        }

        private static void renew(HttpSession session) {
            byte[] octets = new byte[OCTETS];
            RANDOM.nextBytes(octets);
            session.setAttribute(TOKEN, HexFormat.of().formatHex(octets));
        }
    }
}
