package org.mailroom.connector.inflow;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import java.beans.IntrospectionException;
import java.beans.PropertyDescriptor;

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

    /**
     * As a container wants to hear it.
     *
     * @param spec the JavaBean that has the property
     */
    public InvalidPropertyException of(Class<? extends ActivationSpec> spec) {
        var exception = new InvalidPropertyException(getMessage(), this);
        try {
            exception.setInvalidPropertyDescriptors(new PropertyDescriptor[] {new PropertyDescriptor(property, spec)});
        } catch (IntrospectionException e) {
            exception.addSuppressed(e);
        }
        return exception;
    }
}
