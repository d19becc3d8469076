package org.mailroom.security.sasl.scram;

import org.mailroom.security.sasl.MalformedResponseException;

/**
 * The client-final-message (RFC 5802, section 7).
 *
 * @param channelBinding the header and the data, decoded
 * @param withoutProof the message up to its proof, without the comma
 */
record ClientFinal(byte[] channelBinding, String nonce, byte[] proof, String withoutProof) {

    static ClientFinal parse(byte[] message) throws MalformedResponseException {
        String text = ScramAttributes.text(message);
        String[] attributes = text.split(",", -1);
        byte[] channelBinding = ScramAttributes.base64(ScramAttributes.value(attributes, 0, 'c'));
        String nonce = ScramAttributes.nonce(attributes, 1);
        int last = Math.max(2, attributes.length - 1);
        byte[] proof = ScramAttributes.base64(ScramAttributes.value(attributes, last, 'p'));
        ScramAttributes.skipExtensions(attributes, 2, last);
        return new ClientFinal(channelBinding, nonce, proof, text.substring(0, text.lastIndexOf(',')));
    }
}
