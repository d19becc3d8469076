package org.mailroom.it;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailroom.it.server.ServerUser;

/** Pages of a server, as somebody gets them; keeps cookies and follows redirections. */
final class Page {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]{64})\"");

    private final URI root;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    Page(URI root) {
        this.root = root;
    }

    /** A page that everybody may see. */
    static HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        return new Page(url).send(HttpRequest.newBuilder(url));
    }

    /** Who has logged in by the form of the console; whether that went well shows what comes then. */
    static Page login(URI root, ServerUser user) throws IOException, InterruptedException {
        Page page = new Page(root);
        page.get("");
        page.logIn(user);
        return page;
    }

    /** Fills in the form of the login, to which the server has sent the page before. */
    void logIn(ServerUser user) throws IOException, InterruptedException {
        post("j_security_check", Map.of("j_username", user.name(), "j_password", user.password()), "");
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(root.resolve(path)));
    }

    /** Sends a form as a page of the site does that is named; none when it is empty. */
    HttpResponse<String> post(String path, Map<String, String> fields, String origin)
            throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!origin.isEmpty()) {
            request.header("Origin", origin);
        }
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** That of the session. */
    String token() throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("").body());
        if (!token.find()) {
            throw new AssertionError("not logged in");
        }
        return token.group(1);
    }

    /** As browsers tell it: the scheme, the host and the port. */
    String origin() {
        return "http://" + root.getAuthority();
    }

    /** Loads the page until it has a text; fails after a time with what it had instead. */
    void awaitText(String text, Duration time) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        String body = get("").body();
        while (!body.contains(text)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("'" + text + "' is not in:\n" + body);
            }
            Thread.sleep(200);
            body = get("").body();
        }
    }
}
