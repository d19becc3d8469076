package org.mailroom.connector.realm;

import java.net.InetAddress;
import java.util.Arrays;
import org.mailroom.api.LoginAttempt;

/** A login as a bean sees it, for as long as it decides. */
final class PresentedLogin implements LoginAttempt, AutoCloseable {

    private final String userName;
    private final char[] password;
    private final InetAddress peer;

    /** Takes over the password. */
    PresentedLogin(String userName, char[] password, InetAddress peer) {
        this.userName = userName;
        this.password = password;
        this.peer = peer;
    }

    @Override
    public String userName() {
        return userName;
    }

    @Override
    public char[] password() {
        return password;
    }

    @Override
    public String peerAddress() {
        return peer.getHostAddress();
    }

    @Override
    public void close() {
        Arrays.fill(password, '\0');
    }
}
