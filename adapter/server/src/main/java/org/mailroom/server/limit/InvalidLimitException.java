package org.mailroom.server.limit;

/** A limit cannot have that value. The message names the limit, the value and the rule. */
public final class InvalidLimitException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String limit;
    private final transient Object value;
    private final String rule;

    InvalidLimitException(String limit, Object value, String rule) {
        super(limit + " is '" + value + "', but " + rule);
        this.limit = limit;
        this.value = value;
        this.rule = rule;
    }

    /** The name of the limit. */
    public String limit() {
        return limit;
    }

    /** What it would have been. */
    public Object value() {
        return value;
    }

    /** What values it can have, as half a sentence. */
    public String rule() {
        return rule;
    }
}
