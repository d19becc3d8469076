package org.mailroom.security.sasl.spnego;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/** Tokens as a client writes and reads them, by a library that the server does not use. */
public final class SpnegoTestClient {

    public static final String NTLM = "1.3.6.1.4.1.311.2.2.10";
    public static final String KERBEROS = "1.2.840.113554.1.2.2";

    private static final String SPNEGO = "1.3.6.1.5.5.2";

    /** What the server said. */
    public record Answer(
            Optional<Integer> state, Optional<String> mech, Optional<byte[]> token, Optional<byte[]> mic) {}

    private SpnegoTestClient() {}

    public static byte[] init(byte[] token, String... mechs) throws IOException {
        ASN1EncodableVector content = new ASN1EncodableVector();
        content.add(new DERTaggedObject(true, 0, mechSequence(mechs)));
        if (token != null) {
            content.add(new DERTaggedObject(true, 2, new DEROctetString(token)));
        }
        ASN1EncodableVector frame = new ASN1EncodableVector();
        frame.add(new ASN1ObjectIdentifier(SPNEGO));
        frame.add(new DERTaggedObject(true, 0, new DERSequence(content)));
        return new DERTaggedObject(false, BERTags.APPLICATION, 0, new DERSequence(frame)).getEncoded(ASN1Encoding.DER);
    }

    /** What both sides sign. */
    public static byte[] mechList(String... mechs) throws IOException {
        return mechSequence(mechs).getEncoded(ASN1Encoding.DER);
    }

    public static byte[] resp(byte[] token, byte[] mic) throws IOException {
        ASN1EncodableVector content = new ASN1EncodableVector();
        content.add(new DERTaggedObject(true, 0, new ASN1Enumerated(1)));
        if (token != null) {
            content.add(new DERTaggedObject(true, 2, new DEROctetString(token)));
        }
        if (mic != null) {
            content.add(new DERTaggedObject(true, 3, new DEROctetString(mic)));
        }
        return new DERTaggedObject(true, 1, new DERSequence(content)).getEncoded(ASN1Encoding.DER);
    }

    public static Answer answer(byte[] token) throws IOException {
        ASN1TaggedObject choice = (ASN1TaggedObject) ASN1Primitive.fromByteArray(token);
        if (choice.getTagNo() != 1) {
            throw new IOException("not a negTokenResp");
        }
        Optional<Integer> state = Optional.empty();
        Optional<String> mech = Optional.empty();
        Optional<byte[]> responseToken = Optional.empty();
        Optional<byte[]> mic = Optional.empty();
        for (ASN1Encodable element : ASN1Sequence.getInstance(choice.getExplicitBaseObject())) {
            ASN1TaggedObject field = (ASN1TaggedObject) element;
            ASN1Primitive value = field.getExplicitBaseObject().toASN1Primitive();
            switch (field.getTagNo()) {
                case 0 -> state = Optional.of(ASN1Enumerated.getInstance(value).intValueExact());
                case 1 ->
                    mech = Optional.of(ASN1ObjectIdentifier.getInstance(value).getId());
                case 2 ->
                    responseToken =
                            Optional.of(ASN1OctetString.getInstance(value).getOctets());
                case 3 -> mic = Optional.of(ASN1OctetString.getInstance(value).getOctets());
                default -> throw new IOException("field " + field.getTagNo());
            }
        }
        return new Answer(state, mech, responseToken, mic);
    }

    private static DERSequence mechSequence(String... mechs) {
        ASN1EncodableVector list = new ASN1EncodableVector();
        for (String mech : mechs) {
            list.add(new ASN1ObjectIdentifier(mech));
        }
        return new DERSequence(list);
    }
}
