package org.mailroom.api;

/** Who wants to log in, for a {@link LoginValidator}. Valid until that returns. */
public interface LoginAttempt {

    /** The name of the user as the client gave it, in Unicode's normalization form C; 1 to 255 characters, none a control. */
    String userName();

    /**
     * The password: the same array at each call, cleared when {@link LoginValidator#validate} returns. Copy what must live
     * longer, and do not make a String of it.
     */
    char[] password();

    /** The IP address of the client in text. */
    String peerAddress();
}
