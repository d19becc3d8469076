package org.mailroom.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A page of a server. */
final class Page {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Page() {}

    static HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(30)).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Loads the page until it has a text; fails after a time with what it had instead. */
    static void awaitText(URI url, String text, Duration time) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        String body = get(url).body();
        while (!body.contains(text)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("'" + text + "' is not in:\n" + body);
            }
            Thread.sleep(200);
            body = get(url).body();
        }
    }
}
