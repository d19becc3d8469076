package org.mailroom.security.ntlm;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.RealmUnavailableException;

/** Who a client means. */
final class NtlmUsers {

    /**
     * A user.
     *
     * @param name in the canonical form
     * @param ntHash 16 octets; whoever gets it clears it
     */
    record Found(String name, byte[] ntHash) {}

    private NtlmUsers() {}

    /**
     * The user that has an NT hash: by the name that the client sent, or else by {@code name@domain}, since clients tear the one
     * into the other. The domain is otherwise free, as clients fill it with whatever they have. Both are looked up always, so that
     * time does not tell which there is.
     */
    static Optional<Found> find(CredentialStore store, String name, String domain) throws RealmUnavailableException {
        Optional<Found> found = find(store, name);
        if (domain.isEmpty() || name.indexOf('@') >= 0) {
            return found;
        }
        Optional<Found> qualified = find(store, name + "@" + domain);
        if (found.isPresent()) {
            qualified.ifPresent(other -> Arrays.fill(other.ntHash(), (byte) 0));
            return found;
        }
        return qualified;
    }

    /**
     * The upper case of a name as clients make it: octet by octet, character by character as Windows does ([MS-NLMP], section
     * 3.3.2), or as Unicode does. For a name in ASCII that is one.
     */
    static Set<String> upperCases(String name) {
        StringBuilder ascii = new StringBuilder();
        StringBuilder simple = new StringBuilder();
        for (char c : name.toCharArray()) {
            simple.append(Character.toUpperCase(c));
            ascii.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
        }
        return new LinkedHashSet<>(List.of(simple.toString(), ascii.toString(), name.toUpperCase(Locale.ROOT)));
    }

    private static Optional<Found> find(CredentialStore store, String name) throws RealmUnavailableException {
        Optional<String> canonical = store.canonicalName(name);
        if (canonical.isEmpty()) {
            return Optional.empty();
        }
        return store.ntHash(canonical.get())
                .filter(hash -> hash.length == NtlmV2.KEY_LENGTH)
                .map(hash -> new Found(canonical.get(), hash));
    }
}
