package org.mailroom.security.sasl.spnego;

import java.util.Optional;

/**
 * Every token but the first (RFC 4178, section 4.2.2).
 *
 * @param supportedMech NTLM, in the server's first token
 * @param responseToken a message of the mechanism
 * @param mechListMic the sender's signature under the client's list of mechanisms
 */
record NegTokenResp(
        Optional<State> state, boolean supportedMech, Optional<byte[]> responseToken, Optional<byte[]> mechListMic) {

    /** The negotiation's state, by its number. */
    enum State {
        ACCEPT_COMPLETED,
        ACCEPT_INCOMPLETE,
        REJECT,
        REQUEST_MIC
    }

    /** The server's first. */
    static NegTokenResp chosen(State state, Optional<byte[]> responseToken) {
        return new NegTokenResp(Optional.of(state), true, responseToken, Optional.empty());
    }

    /** One that carries a message. */
    static NegTokenResp further(byte[] responseToken) {
        return new NegTokenResp(
                Optional.of(State.ACCEPT_INCOMPLETE), false, Optional.of(responseToken), Optional.empty());
    }

    /** The server's last. */
    static NegTokenResp completed(Optional<byte[]> mechListMic) {
        return new NegTokenResp(Optional.of(State.ACCEPT_COMPLETED), false, Optional.empty(), mechListMic);
    }

    static NegTokenResp parse(byte[] token) throws SpnegoSyntaxException {
        DerReader outer = new DerReader(token);
        DerReader resp = outer.enter(Der.context(1), "negTokenResp").enter(Der.SEQUENCE, "the content of negTokenResp");
        outer.expectEnd("the token");
        Optional<State> state = Optional.empty();
        if (resp.isNext(Der.context(0))) {
            state = Optional.of(state(resp.enter(Der.context(0), "negState")
                    .enter(Der.ENUMERATED, "the value of negState")
                    .rest()));
        }
        boolean supportedMech =
                resp.enterOptional(Der.context(1), "supportedMech").isPresent();
        Optional<byte[]> responseToken = octets(resp, 2, "responseToken");
        return new NegTokenResp(state, supportedMech, responseToken, octets(resp, 3, "mechListMIC"));
    }

    byte[] encode() {
        byte[] none = new byte[0];
        return Der.element(
                Der.context(1),
                Der.element(
                        Der.SEQUENCE,
                        state.map(s -> Der.element(
                                        Der.context(0), Der.element(Der.ENUMERATED, new byte[] {(byte) s.ordinal()})))
                                .orElse(none),
                        supportedMech
                                ? Der.element(Der.context(1), Der.element(Der.OBJECT_IDENTIFIER, MechType.ntlm()))
                                : none,
                        responseToken.map(octets -> octets(2, octets)).orElse(none),
                        mechListMic.map(octets -> octets(3, octets)).orElse(none)));
    }

    /** The octets of an optional field. */
    static Optional<byte[]> octets(DerReader reader, int field, String what) throws SpnegoSyntaxException {
        if (!reader.isNext(Der.context(field))) {
            return Optional.empty();
        }
        return Optional.of(reader.enter(Der.context(field), what)
                .enter(Der.OCTET_STRING, "the value of " + what)
                .rest());
    }

    private static byte[] octets(int field, byte[] octets) {
        return Der.element(Der.context(field), Der.element(Der.OCTET_STRING, octets));
    }

    private static State state(byte[] value) throws SpnegoSyntaxException {
        if (value.length != 1 || value[0] < 0 || value[0] >= State.values().length) {
            throw new SpnegoSyntaxException("negState has no such value");
        }
        return State.values()[value[0]];
    }
}
