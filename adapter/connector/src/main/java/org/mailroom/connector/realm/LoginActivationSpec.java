package org.mailroom.connector.realm;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;
import org.mailroom.connector.inflow.InvalidSettingException;

/** The activation configuration of a message-driven bean that is a {@link org.mailroom.api.LoginValidator}. */
public class LoginActivationSpec implements ActivationSpec, Serializable {

    private static final long serialVersionUID = 1L;

    private static final int MOST_AT_ONCE = 1000;
    private static final int LONGEST_WAIT = 300;

    private transient ResourceAdapter resourceAdapter;
    private Integer maxConcurrency = 8;
    private Integer timeout = 30;

    @Override
    public void validate() throws InvalidPropertyException {
        check("maxConcurrency", maxConcurrency, MOST_AT_ONCE);
        check("timeout", timeout, LONGEST_WAIT);
    }

    private static void check(String property, Integer value, int most) throws InvalidPropertyException {
        if (value == null || value < 1 || value > most) {
            throw new InvalidSettingException(property, value, "it is 1 to " + most).of(LoginActivationSpec.class);
        }
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter resourceAdapter) {
        this.resourceAdapter = resourceAdapter;
    }

    public Integer getMaxConcurrency() {
        return maxConcurrency;
    }

    public void setMaxConcurrency(Integer maxConcurrency) {
        this.maxConcurrency = maxConcurrency;
    }

    public Integer getTimeout() {
        return timeout;
    }

    public void setTimeout(Integer timeout) {
        this.timeout = timeout;
    }
}
