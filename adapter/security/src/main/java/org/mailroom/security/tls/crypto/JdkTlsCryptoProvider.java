package org.mailroom.security.tls.crypto;

import java.security.SecureRandom;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/** For Bouncy Castle's JSSE: everything from the JDK's providers, by their usual lookup. */
public final class JdkTlsCryptoProvider extends JcaTlsCryptoProvider {

    @Override
    public JcaTlsCrypto create(SecureRandom keyRandom, SecureRandom nonceRandom) {
        return new JdkTlsCrypto(keyRandom, nonceRandom);
    }
}
