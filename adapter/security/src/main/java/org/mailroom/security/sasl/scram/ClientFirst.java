package org.mailroom.security.sasl.scram;

import org.mailroom.security.sasl.MalformedResponseException;
import org.mailroom.security.sasl.gs2.Gs2Header;
import org.mailroom.security.sasl.gs2.SaslName;

/**
 * The client-first-message (RFC 5802, section 7).
 *
 * @param bare the message without its header
 */
record ClientFirst(Gs2Header header, String user, String nonce, String bare) {

    static ClientFirst parse(byte[] message) throws MalformedResponseException {
        String text = ScramAttributes.text(message);
        Gs2Header header = Gs2Header.parse(text);
        String bare = text.substring(header.text().length());
        if (bare.startsWith("m=")) {
            throw new MalformedResponseException("extensions-not-supported");
        }
        String[] attributes = bare.split(",", -1);
        String user = SaslName.decode(ScramAttributes.value(attributes, 0, 'n'));
        String nonce = ScramAttributes.nonce(attributes, 1);
        ScramAttributes.skipExtensions(attributes, 2, attributes.length);
        return new ClientFirst(header, user, nonce, bare);
    }
}
