package org.mailroom.security.tls.crypto;

import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.Locale;

/** The JDK's RSASSA-PSS under the names of Bouncy Castle. Used as an object, never registered. */
final class RsaPssProvider extends Provider {

    private static final long serialVersionUID = 1L;

    private static final List<String> NAMES =
            List.of("SHA256WITHRSAANDMGF1", "SHA384WITHRSAANDMGF1", "SHA512WITHRSAANDMGF1");

    RsaPssProvider() {
        super("MailroomRsaPss", "1", "RSASSA-PSS of the JDK under other names");
        NAMES.forEach(name -> putService(new PssService(this, name)));
    }

    boolean has(String algorithm) {
        return NAMES.contains(algorithm.toUpperCase(Locale.ROOT));
    }

    private static final class PssService extends Service {

        PssService(Provider provider, String algorithm) {
            super(provider, "Signature", algorithm, Pss.class.getName(), null, null);
        }

        @Override
        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return new Pss(Signature.getInstance("RSASSA-PSS"));
        }
    }

    /** The caller sets the hash by the parameters. */
    private static final class Pss extends SignatureSpi {

        private final Signature signature;

        Pss(Signature signature) {
            this.signature = signature;
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            signature.initVerify(key);
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            signature.initSign(key);
        }

        @Override
        protected void engineInitSign(PrivateKey key, SecureRandom random) throws InvalidKeyException {
            signature.initSign(key, random);
        }

        @Override
        protected void engineUpdate(byte octet) throws SignatureException {
            signature.update(octet);
        }

        @Override
        protected void engineUpdate(byte[] octets, int offset, int length) throws SignatureException {
            signature.update(octets, offset, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            return signature.sign();
        }

        @Override
        protected boolean engineVerify(byte[] value) throws SignatureException {
            return signature.verify(value);
        }

        @Override
        protected void engineSetParameter(AlgorithmParameterSpec parameters) throws InvalidAlgorithmParameterException {
            signature.setParameter(parameters);
        }

        @Override
        protected AlgorithmParameters engineGetParameters() {
            return signature.getParameters();
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
