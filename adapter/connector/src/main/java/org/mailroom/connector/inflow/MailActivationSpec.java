package org.mailroom.connector.inflow;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;

/**
 * The activation configuration of a message-driven bean (Jakarta Connectors 2.1, section 13.4.2). A JavaBean for the
 * container; what it says is read into {@link ActivationSettings}, which also says what is wrong with it.
 */
public class MailActivationSpec implements ActivationSpec, Serializable {

    private static final long serialVersionUID = 1L;

    private transient ResourceAdapter resourceAdapter;
    private String recipients;
    private String mailboxes;
    private String sources = "SMTP,LMTP,SUBMISSION,IMAP";
    private String subscription;
    private String acknowledge = "QUEUED";
    private Integer maxConcurrency = 8;
    private Integer maxAttempts = 10;
    private String retryDelays = "10s, 1m, 5m, 15m, 1h";
    private String deadLetter = "KEEP";

    @Override
    public void validate() throws InvalidPropertyException {
        try {
            ActivationSettings.of(this, "the default");
        } catch (InvalidSettingException e) {
            throw e.of(MailActivationSpec.class);
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

    public String getRecipients() {
        return recipients;
    }

    public void setRecipients(String recipients) {
        this.recipients = recipients;
    }

    public String getMailboxes() {
        return mailboxes;
    }

    public void setMailboxes(String mailboxes) {
        this.mailboxes = mailboxes;
    }

    public String getSources() {
        return sources;
    }

    public void setSources(String sources) {
        this.sources = sources;
    }

    public String getSubscription() {
        return subscription;
    }

    public void setSubscription(String subscription) {
        this.subscription = subscription;
    }

    public String getAcknowledge() {
        return acknowledge;
    }

    public void setAcknowledge(String acknowledge) {
        this.acknowledge = acknowledge;
    }

    public Integer getMaxConcurrency() {
        return maxConcurrency;
    }

    public void setMaxConcurrency(Integer maxConcurrency) {
        this.maxConcurrency = maxConcurrency;
    }

    public Integer getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(Integer maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public String getRetryDelays() {
        return retryDelays;
    }

    public void setRetryDelays(String retryDelays) {
        this.retryDelays = retryDelays;
    }

    public String getDeadLetter() {
        return deadLetter;
    }

    public void setDeadLetter(String deadLetter) {
        this.deadLetter = deadLetter;
    }
}
