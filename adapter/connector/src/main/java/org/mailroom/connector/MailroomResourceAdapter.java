package org.mailroom.connector;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.Serializable;
import javax.transaction.xa.XAResource;
import org.mailroom.connector.inflow.InvalidSettingException;
import org.mailroom.connector.inflow.MailActivationSpec;

/**
 * The resource adapter (Jakarta Connectors 2.1, chapter 5): a JavaBean that holds the configuration, and the container's
 * handle on the running {@link Mailroom}. The meaning of each property stands in {@code ra.xml}.
 */
public class MailroomResourceAdapter implements ResourceAdapter, Serializable {

    private static final long serialVersionUID = 1L;

    private transient volatile Mailroom mailroom;

    private String instanceName = "mailroom";
    private String host = "127.0.0.1";
    private Integer smtpPort = 2525;
    private Integer lmtpPort = 0;
    private String hostName = "";
    private String dataDirectory = "mailroom-data";
    private String dataSource = "";
    private Long maxMessageSize = 50L * 1024 * 1024;
    private Integer maxRecipients = 1000;
    private Long maxQueuedMessages = 100_000L;
    private Long maxQueuedBytes = 4L * 1024 * 1024 * 1024;
    private Long minFreeDisk = 512L * 1024 * 1024;
    private Integer maxConnections = 10_000;
    private Integer maxConnectionsPerAddress = 100;
    private Integer maxLineOctets = 8192;
    private Integer maxBadCommands = 3;
    private Integer idleTimeout = 300;
    private Integer writeTimeout = 120;
    private String bareLineEndings = "REFUSE";
    private Boolean announceDsn = false;
    private Integer ioThreads = 2;
    private Integer commandThreads = 64;
    private Integer shutdownTimeout = 10;

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        try {
            mailroom = Mailroom.start(AdapterSettings.of(this));
        } catch (InvalidSettingException e) {
            throw new ResourceAdapterInternalException("Mailroom does not start: " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        Mailroom running = mailroom;
        mailroom = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) throws ResourceException {
        if (!(spec instanceof MailActivationSpec mailSpec)) {
            throw new ResourceException("not an activation configuration of this adapter: " + spec);
        }
        running().inflow().activate(factory, mailSpec);
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
        Mailroom running = mailroom;
        if (running != null) {
            running.inflow().deactivate(factory);
        }
    }

    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) throws ResourceException {
        return new XAResource[] {running().transactions().recoveryResource()};
    }

    /**
     * The running server.
     *
     * @throws ResourceException when it has not been started, or has been stopped
     */
    public Mailroom running() throws ResourceException {
        Mailroom running = mailroom;
        if (running == null) {
            throw new ResourceException("Mailroom is not running");
        }
        return running;
    }

    public String getInstanceName() {
        return instanceName;
    }

    public void setInstanceName(String instanceName) {
        this.instanceName = instanceName;
    }

    public String getHost() {
        return host;
    }

    public void setHost(String host) {
        this.host = host;
    }

    public Integer getSmtpPort() {
        return smtpPort;
    }

    public void setSmtpPort(Integer smtpPort) {
        this.smtpPort = smtpPort;
    }

    public Integer getLmtpPort() {
        return lmtpPort;
    }

    public void setLmtpPort(Integer lmtpPort) {
        this.lmtpPort = lmtpPort;
    }

    public String getHostName() {
        return hostName;
    }

    public void setHostName(String hostName) {
        this.hostName = hostName;
    }

    public String getDataDirectory() {
        return dataDirectory;
    }

    public void setDataDirectory(String dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    public String getDataSource() {
        return dataSource;
    }

    public void setDataSource(String dataSource) {
        this.dataSource = dataSource;
    }

    public Long getMaxMessageSize() {
        return maxMessageSize;
    }

    public void setMaxMessageSize(Long maxMessageSize) {
        this.maxMessageSize = maxMessageSize;
    }

    public Integer getMaxRecipients() {
        return maxRecipients;
    }

    public void setMaxRecipients(Integer maxRecipients) {
        this.maxRecipients = maxRecipients;
    }

    public Long getMaxQueuedMessages() {
        return maxQueuedMessages;
    }

    public void setMaxQueuedMessages(Long maxQueuedMessages) {
        this.maxQueuedMessages = maxQueuedMessages;
    }

    public Long getMaxQueuedBytes() {
        return maxQueuedBytes;
    }

    public void setMaxQueuedBytes(Long maxQueuedBytes) {
        this.maxQueuedBytes = maxQueuedBytes;
    }

    public Long getMinFreeDisk() {
        return minFreeDisk;
    }

    public void setMinFreeDisk(Long minFreeDisk) {
        this.minFreeDisk = minFreeDisk;
    }

    public Integer getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(Integer maxConnections) {
        this.maxConnections = maxConnections;
    }

    public Integer getMaxConnectionsPerAddress() {
        return maxConnectionsPerAddress;
    }

    public void setMaxConnectionsPerAddress(Integer maxConnectionsPerAddress) {
        this.maxConnectionsPerAddress = maxConnectionsPerAddress;
    }

    public Integer getMaxLineOctets() {
        return maxLineOctets;
    }

    public void setMaxLineOctets(Integer maxLineOctets) {
        this.maxLineOctets = maxLineOctets;
    }

    public Integer getMaxBadCommands() {
        return maxBadCommands;
    }

    public void setMaxBadCommands(Integer maxBadCommands) {
        this.maxBadCommands = maxBadCommands;
    }

    public Integer getIdleTimeout() {
        return idleTimeout;
    }

    public void setIdleTimeout(Integer idleTimeout) {
        this.idleTimeout = idleTimeout;
    }

    public Integer getWriteTimeout() {
        return writeTimeout;
    }

    public void setWriteTimeout(Integer writeTimeout) {
        this.writeTimeout = writeTimeout;
    }

    public String getBareLineEndings() {
        return bareLineEndings;
    }

    public void setBareLineEndings(String bareLineEndings) {
        this.bareLineEndings = bareLineEndings;
    }

    public Boolean getAnnounceDsn() {
        return announceDsn;
    }

    public void setAnnounceDsn(Boolean announceDsn) {
        this.announceDsn = announceDsn;
    }

    public Integer getIoThreads() {
        return ioThreads;
    }

    public void setIoThreads(Integer ioThreads) {
        this.ioThreads = ioThreads;
    }

    public Integer getCommandThreads() {
        return commandThreads;
    }

    public void setCommandThreads(Integer commandThreads) {
        this.commandThreads = commandThreads;
    }

    public Integer getShutdownTimeout() {
        return shutdownTimeout;
    }

    public void setShutdownTimeout(Integer shutdownTimeout) {
        this.shutdownTimeout = shutdownTimeout;
    }
}
