package org.mailroom.server;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import org.mailroom.security.ntlm.NtlmTestClient;

/** The layer of a client of NTLM that shares no code with the server. */
public final class NtlmClientLayer implements ClientLayer {

    private final NtlmTestClient client;

    /** After {@link NtlmTestClient#authenticate}. */
    public NtlmClientLayer(NtlmTestClient client) {
        this.client = client;
    }

    @Override
    public byte[] seal(byte[] plain) {
        try {
            byte[] sealed = client.seal(plain);
            return ByteBuffer.allocate(Integer.BYTES + sealed.length)
                    .putInt(sealed.length)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] open(byte[] sealed) {
        try {
            byte[] plain = client.open(sealed, 0, sealed.length);
            if (plain == null) {
                throw new AssertionError("not the server's next buffer");
            }
            return plain;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
