package org.mailroom.security.sasl.oauth;

import java.util.HashMap;
import java.util.Map;
import org.mailroom.security.sasl.Identity;
import org.mailroom.security.sasl.MalformedResponseException;
import org.mailroom.security.sasl.gs2.Gs2Header;

/**
 * What a client sends with its token.
 *
 * @param authzid the user whom it asks to be; may be empty
 * @param token empty when there is none: a client asks so what it must bring
 */
record BearerRequest(String authzid, String token) {

    private static final char SEPARATOR = 1;
    private static final int MAX_OCTETS = 16_384;
    private static final int MAX_PAIRS = 32;
    private static final String SCHEME = "Bearer ";

    /** OAUTHBEARER (RFC 7628, section 3.1). The host and the port of which it tells are not checked: proxies change them. */
    static BearerRequest oauthBearer(byte[] response) throws MalformedResponseException {
        String text = text(response);
        Gs2Header header = Gs2Header.parse(text);
        if (header.flag() == Gs2Header.Flag.USED) {
            throw new MalformedResponseException("OAUTHBEARER: there is no channel binding, the flag must be n or y");
        }
        String rest = text.substring(header.text().length());
        if (rest.isEmpty() || rest.charAt(0) != SEPARATOR) {
            throw new MalformedResponseException("OAUTHBEARER: no separator after the GS2 header");
        }
        return new BearerRequest(header.authzid(), token(pairs(rest.substring(1))));
    }

    /** XOAUTH2, which begins with {@code user=}. */
    static BearerRequest xoauth2(byte[] response) throws MalformedResponseException {
        Map<String, String> pairs = pairs(text(response));
        String user = pairs.getOrDefault("user", "");
        if (user.isEmpty() || user.length() > Identity.MAX_OCTETS) {
            throw new MalformedResponseException("XOAUTH2: no user, or too long a one");
        }
        return new BearerRequest(user, token(pairs));
    }

    private static String text(byte[] response) throws MalformedResponseException {
        if (response.length > MAX_OCTETS) {
            throw new MalformedResponseException("the response is longer than " + MAX_OCTETS + " octets");
        }
        return Identity.utf8(response, 0, response.length);
    }

    /** Pairs, each with a separator behind it, and one more separator. */
    private static Map<String, String> pairs(String text) throws MalformedResponseException {
        Map<String, String> pairs = new HashMap<>();
        int at = 0;
        int end = text.indexOf(SEPARATOR);
        while (end > at && pairs.size() < MAX_PAIRS) {
            String pair = text.substring(at, end);
            int equals = pair.indexOf('=');
            if (equals < 1 || pairs.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
                throw new MalformedResponseException("something is no key with a value, or stands there twice");
            }
            at = end + 1;
            end = text.indexOf(SEPARATOR, at);
        }
        if (end != at || at != text.length() - 1) {
            throw new MalformedResponseException("the keys and values do not end with two separators");
        }
        return pairs;
    }

    private static String token(Map<String, String> pairs) throws MalformedResponseException {
        String auth = pairs.getOrDefault("auth", "");
        if (auth.isEmpty()) {
            return "";
        }
        if (!auth.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new MalformedResponseException("auth has another scheme than Bearer");
        }
        return auth.substring(SCHEME.length()).strip();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "bearer token for " + (authzid.isEmpty() ? "its user" : authzid);
    }
}
