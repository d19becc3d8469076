package org.mailroom.connector;

import static org.mailroom.connector.SettingRules.list;
import static org.mailroom.connector.SettingRules.text;
import static org.mailroom.connector.SettingRules.trimmed;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mailroom.connector.inflow.InvalidSettingException;

/**
 * The properties of OAuth 2.
 *
 * @param issuers none: no token is taken
 * @param audience what tokens must be made for; empty without issuers
 * @param userClaim the claim that names the user
 */
record OauthProperties(List<Issuer> issuers, String audience, String userClaim) {

    /**
     * Who makes tokens.
     *
     * @param name its claim {@code iss}
     * @param keys where its JWK set is: a file or an https URL, as a URI
     */
    record Issuer(String name, URI keys) {}

    static OauthProperties of(MailroomResourceAdapter adapter) throws InvalidSettingException {
        List<Issuer> issuers = issuers(adapter);
        String audience = trimmed(adapter.getOauthAudience());
        if (!issuers.isEmpty() && audience.isEmpty()) {
            throw new InvalidSettingException(
                    "oauthAudience",
                    audience,
                    "with oauthIssuers it must be set: tokens that are made for other services would log in here");
        }
        return new OauthProperties(issuers, audience, text("oauthUserClaim", adapter.getOauthUserClaim()));
    }

    private static List<Issuer> issuers(MailroomResourceAdapter adapter) throws InvalidSettingException {
        List<String> names = list("oauthIssuers", adapter.getOauthIssuers());
        List<String> keys = list("oauthKeys", adapter.getOauthKeys());
        if (keys.size() != names.size()) {
            throw new InvalidSettingException(
                    "oauthKeys",
                    adapter.getOauthKeys(),
                    "it names one file or URL for each of oauthIssuers, which names " + names.size());
        }
        List<Issuer> issuers = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            issuers.add(new Issuer(names.get(i), place(keys.get(i))));
        }
        return List.copyOf(issuers);
    }

    private static URI place(String text) throws InvalidSettingException {
        try {
            if (text.regionMatches(true, 0, "https:", 0, 6)) {
                return new URI(text);
            }
            if (!text.contains("://")) {
                return Path.of(text).toAbsolutePath().toUri();
            }
        } catch (URISyntaxException | InvalidPathException e) {
            throw new InvalidSettingException("oauthKeys", text, e.getMessage());
        }
        throw new InvalidSettingException("oauthKeys", text, "it is the path of a file, or an https URL");
    }
}
