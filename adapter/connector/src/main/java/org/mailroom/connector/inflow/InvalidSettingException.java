package org.mailroom.connector.inflow;

/** A property has a value that cannot be used; the message is one sentence that names it and says what it may be. */
public final class InvalidSettingException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String property;

    public InvalidSettingException(String property, Object value, String rule) {
        super(property + " is '" + value + "', but " + rule);
        this.property = property;
    }

    /** The name of the property. */
    public String property() {
        return property;
    }
}
