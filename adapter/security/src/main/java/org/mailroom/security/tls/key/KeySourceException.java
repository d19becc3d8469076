package org.mailroom.security.tls.key;

/** Keys or certificates cannot be used. The message tells an administrator where, what is wrong and what to do. */
public final class KeySourceException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param where a path, and an alias in a key store
     * @param what is wrong
     * @param advice what to do about it
     */
    KeySourceException(String where, String what, String advice) {
        this(where, what, advice, null);
    }

    KeySourceException(String where, String what, String advice, Throwable cause) {
        super(where + " " + what + "; " + advice, cause);
    }

    /** What went wrong beneath, in a few words. */
    static String reason(Throwable cause) {
        String message = cause.getMessage();
        String words = message == null ? cause.getClass().getSimpleName() : message;
        return words.length() > 200 ? words.substring(0, 200) + "..." : words;
    }
}
