package org.mailroom.security.sasl.spnego;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The client's first token (RFC 4178, section 4.2.1).
 *
 * @param mechTypes object identifiers, in order of preference
 * @param mechList as it was encoded: what both sides sign
 * @param mechToken the first message of the first mechanism
 */
record NegTokenInit(List<byte[]> mechTypes, byte[] mechList, Optional<byte[]> mechToken) {

    private static final int MAX_MECH_TYPES = 32;

    static NegTokenInit parse(byte[] token) throws SpnegoSyntaxException {
        DerReader outer = new DerReader(token);
        DerReader frame = outer.enter(Der.APPLICATION_0, "the token's frame");
        outer.expectEnd("the token");
        if (!MechType.isSpnego(
                frame.enter(Der.OBJECT_IDENTIFIER, "the mechanism of the frame").rest())) {
            throw new SpnegoSyntaxException("the token is of another mechanism");
        }
        DerReader init = frame.enter(Der.context(0), "negTokenInit").enter(Der.SEQUENCE, "the content of negTokenInit");
        byte[] mechList = init.enter(Der.context(0), "mechTypes").rest();
        init.enterOptional(Der.context(1), "reqFlags");
        Optional<byte[]> mechToken = NegTokenResp.octets(init, 2, "mechToken");
        return new NegTokenInit(mechTypes(mechList), mechList, mechToken);
    }

    /** Whether NTLM is what the client wants most. */
    boolean prefersNtlm() {
        return MechType.isNtlm(mechTypes.get(0));
    }

    boolean offersNtlm() {
        return mechTypes.stream().anyMatch(MechType::isNtlm);
    }

    private static List<byte[]> mechTypes(byte[] mechList) throws SpnegoSyntaxException {
        DerReader list = new DerReader(mechList).enter(Der.SEQUENCE, "the list of mechTypes");
        List<byte[]> mechTypes = new ArrayList<>();
        while (!list.isAtEnd()) {
            mechTypes.add(list.enter(Der.OBJECT_IDENTIFIER, "a mechType").rest());
            if (mechTypes.size() > MAX_MECH_TYPES) {
                throw new SpnegoSyntaxException("there are more than " + MAX_MECH_TYPES + " mechTypes");
            }
        }
        if (mechTypes.isEmpty()) {
            throw new SpnegoSyntaxException("there are no mechTypes");
        }
        return mechTypes;
    }
}
