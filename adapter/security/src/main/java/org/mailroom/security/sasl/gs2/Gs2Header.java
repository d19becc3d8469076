package org.mailroom.security.sasl.gs2;

import java.util.regex.Pattern;
import org.mailroom.security.sasl.MalformedResponseException;

/**
 * The header (RFC 5802, section 7: {@code gs2-header}).
 *
 * @param bindingType the type of the channel binding with {@link Flag#USED}, empty otherwise
 * @param authzid empty when the client asks for nobody
 * @param text as it was received, up to and with its last comma
 */
public record Gs2Header(Flag flag, String bindingType, String authzid, String text) {

    /** What the client says about channel binding. */
    public enum Flag {
        /** {@code n}: it cannot. */
        UNSUPPORTED,
        /** {@code y}: it can, and believes that the server cannot. */
        NOT_OFFERED,
        /** {@code p=type}: it does. */
        USED
    }

    private static final Pattern BINDING_TYPE = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    /**
     * Reads the header that a message begins with.
     *
     * @throws MalformedResponseException when it begins with none
     */
    public static Gs2Header parse(String message) throws MalformedResponseException {
        int first = comma(message, 0);
        int second = comma(message, first + 1);
        String flag = message.substring(0, first);
        String authzid = authzid(message.substring(first + 1, second));
        String text = message.substring(0, second + 1);
        if (flag.equals("n")) {
            return new Gs2Header(Flag.UNSUPPORTED, "", authzid, text);
        }
        if (flag.equals("y")) {
            return new Gs2Header(Flag.NOT_OFFERED, "", authzid, text);
        }
        if (flag.startsWith("p=") && BINDING_TYPE.matcher(flag.substring(2)).matches()) {
            return new Gs2Header(Flag.USED, flag.substring(2), authzid, text);
        }
        throw new MalformedResponseException("the channel binding flag is neither n nor y nor p=type");
    }

    private static int comma(String message, int from) throws MalformedResponseException {
        int comma = message.indexOf(',', from);
        if (comma < 0) {
            throw new MalformedResponseException("the GS2 header has no end");
        }
        return comma;
    }

    private static String authzid(String attribute) throws MalformedResponseException {
        if (attribute.isEmpty()) {
            return "";
        }
        if (!attribute.startsWith("a=")) {
            throw new MalformedResponseException(
                    "the GS2 header has something else than a= for the authorization identity");
        }
        return SaslName.decode(attribute.substring(2));
    }
}
