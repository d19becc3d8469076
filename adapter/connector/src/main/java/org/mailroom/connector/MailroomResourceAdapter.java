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
import org.mailroom.connector.realm.LoginActivationSpec;

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
    private Integer submissionPort = 0;
    private Integer smtpsPort = 0;
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
    private Integer maxConnectionsPerUser = 20;
    private Integer maxConnectionRate = 0;
    private Integer maxConnectionRatePerAddress = 0;
    private Integer maxHandshakes = 256;
    private Long maxMemory = 0L;
    private Integer maxConnectionMemory = 262_144;
    private Integer minDataRate = 32;
    private String proxyNetworks = "";
    private Integer proxyTimeout = 5;
    private Integer maxLineOctets = 8192;
    private Integer maxBadCommands = 3;
    private Integer idleTimeout = 300;
    private Integer writeTimeout = 120;
    private String bareLineEndings = "REFUSE";
    private Boolean announceDsn = false;
    private Integer ioThreads = 2;
    private Integer commandThreads = 64;
    private Integer shutdownTimeout = 10;
    private Boolean startTls = true;
    private String tlsEngine = "JDK";
    private String tlsProtocols = "TLSv1.3,TLSv1.2";
    private String tlsKeys = "";
    private String tlsKeyPassword = "";
    private String tlsClientCertificates = "OFF";
    private String tlsTrust = "";
    private String tlsTrustPassword = "";
    private Integer tlsSessionCacheSize = 1000;
    private Integer tlsSessionTimeout = 3600;
    private Integer tlsGenerationLifetime = 86400;
    private Integer tlsSweepInterval = 60;
    private Integer tlsReloadInterval = 30;
    private Integer tlsHandshakeTimeout = 15;
    private String realm = "EMBEDDED";
    private String saslMechanisms = "SCRAM-SHA-256-PLUS,SCRAM-SHA-1-PLUS,SCRAM-SHA-256,SCRAM-SHA-1,"
            + "GSS-SPNEGO,NTLM,EXTERNAL,OAUTHBEARER,XOAUTH2,PLAIN,LOGIN";
    private Boolean allowClearTextLogins = false;
    private String ntlmSecurityLayer = "OFF";
    private String ntlmChannelBinding = "SUPPORTED";
    private Boolean ntlmAllow56Bit = false;
    private String oauthIssuers = "";
    private String oauthAudience = "";
    private String oauthKeys = "";
    private String oauthUserClaim = "email";
    private String secretKeyStore = "";
    private String secretKeyStorePassword = "";
    private String secretKeyAlias = "mailroom";
    private Integer loginThreads = 4;
    private Integer verifierCacheSize = 1000;
    private Integer verifierCacheTimeout = 300;
    private Integer maxFailedLogins = 3;
    private Integer loginDelay = 2;
    private Integer maxLoginDelay = 15;
    private Integer loginPenaltyTime = 900;
    private Integer banAfter = 20;
    private Integer banTime = 600;
    private String anySenderUsers = "";
    private Integer imapPort = 0;
    private Integer imapsPort = 0;
    private Integer imapLoginTimeout = 60;
    private Integer imapIdleTimeout = 1800;
    private Integer imapMaxCommandOctets = 65_536;
    private Integer imapMaxBadCommands = 20;

    private Integer maxPendingCommands = 100;

    private String pendingCommandsAction = "PAUSE";
    private String mailDomains = "";
    private String senderDomains = "";

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        try {
            mailroom = Mailroom.start(AdapterSettings.of(this), context.getWorkManager());
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
        if (spec instanceof MailActivationSpec mail) {
            running().inflow().activate(factory, mail);
        } else if (spec instanceof LoginActivationSpec login) {
            running().validators().activate(factory, login);
        } else {
            throw new ResourceException("not an activation configuration of this adapter: " + spec);
        }
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
        Mailroom running = mailroom;
        if (running != null) {
            running.inflow().deactivate(factory);
            running.validators().deactivate(factory);
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

    public Integer getSubmissionPort() {
        return submissionPort;
    }

    public void setSubmissionPort(Integer submissionPort) {
        this.submissionPort = submissionPort;
    }

    public Integer getSmtpsPort() {
        return smtpsPort;
    }

    public void setSmtpsPort(Integer smtpsPort) {
        this.smtpsPort = smtpsPort;
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

    public Integer getMaxConnectionsPerUser() {
        return maxConnectionsPerUser;
    }

    public void setMaxConnectionsPerUser(Integer maxConnectionsPerUser) {
        this.maxConnectionsPerUser = maxConnectionsPerUser;
    }

    public Integer getMaxConnectionRate() {
        return maxConnectionRate;
    }

    public void setMaxConnectionRate(Integer maxConnectionRate) {
        this.maxConnectionRate = maxConnectionRate;
    }

    public Integer getMaxConnectionRatePerAddress() {
        return maxConnectionRatePerAddress;
    }

    public void setMaxConnectionRatePerAddress(Integer maxConnectionRatePerAddress) {
        this.maxConnectionRatePerAddress = maxConnectionRatePerAddress;
    }

    public Integer getMaxHandshakes() {
        return maxHandshakes;
    }

    public void setMaxHandshakes(Integer maxHandshakes) {
        this.maxHandshakes = maxHandshakes;
    }

    public Long getMaxMemory() {
        return maxMemory;
    }

    public void setMaxMemory(Long maxMemory) {
        this.maxMemory = maxMemory;
    }

    public Integer getMaxConnectionMemory() {
        return maxConnectionMemory;
    }

    public void setMaxConnectionMemory(Integer maxConnectionMemory) {
        this.maxConnectionMemory = maxConnectionMemory;
    }

    public Integer getMinDataRate() {
        return minDataRate;
    }

    public void setMinDataRate(Integer minDataRate) {
        this.minDataRate = minDataRate;
    }

    public String getProxyNetworks() {
        return proxyNetworks;
    }

    public void setProxyNetworks(String proxyNetworks) {
        this.proxyNetworks = proxyNetworks;
    }

    public Integer getProxyTimeout() {
        return proxyTimeout;
    }

    public void setProxyTimeout(Integer proxyTimeout) {
        this.proxyTimeout = proxyTimeout;
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

    public Boolean getStartTls() {
        return startTls;
    }

    public void setStartTls(Boolean startTls) {
        this.startTls = startTls;
    }

    public String getTlsEngine() {
        return tlsEngine;
    }

    public void setTlsEngine(String tlsEngine) {
        this.tlsEngine = tlsEngine;
    }

    public String getTlsProtocols() {
        return tlsProtocols;
    }

    public void setTlsProtocols(String tlsProtocols) {
        this.tlsProtocols = tlsProtocols;
    }

    public String getTlsKeys() {
        return tlsKeys;
    }

    public void setTlsKeys(String tlsKeys) {
        this.tlsKeys = tlsKeys;
    }

    public String getTlsKeyPassword() {
        return tlsKeyPassword;
    }

    public void setTlsKeyPassword(String tlsKeyPassword) {
        this.tlsKeyPassword = tlsKeyPassword;
    }

    public String getTlsClientCertificates() {
        return tlsClientCertificates;
    }

    public void setTlsClientCertificates(String tlsClientCertificates) {
        this.tlsClientCertificates = tlsClientCertificates;
    }

    public String getTlsTrust() {
        return tlsTrust;
    }

    public void setTlsTrust(String tlsTrust) {
        this.tlsTrust = tlsTrust;
    }

    public String getTlsTrustPassword() {
        return tlsTrustPassword;
    }

    public void setTlsTrustPassword(String tlsTrustPassword) {
        this.tlsTrustPassword = tlsTrustPassword;
    }

    public Integer getTlsSessionCacheSize() {
        return tlsSessionCacheSize;
    }

    public void setTlsSessionCacheSize(Integer tlsSessionCacheSize) {
        this.tlsSessionCacheSize = tlsSessionCacheSize;
    }

    public Integer getTlsSessionTimeout() {
        return tlsSessionTimeout;
    }

    public void setTlsSessionTimeout(Integer tlsSessionTimeout) {
        this.tlsSessionTimeout = tlsSessionTimeout;
    }

    public Integer getTlsGenerationLifetime() {
        return tlsGenerationLifetime;
    }

    public void setTlsGenerationLifetime(Integer tlsGenerationLifetime) {
        this.tlsGenerationLifetime = tlsGenerationLifetime;
    }

    public Integer getTlsSweepInterval() {
        return tlsSweepInterval;
    }

    public void setTlsSweepInterval(Integer tlsSweepInterval) {
        this.tlsSweepInterval = tlsSweepInterval;
    }

    public Integer getTlsReloadInterval() {
        return tlsReloadInterval;
    }

    public void setTlsReloadInterval(Integer tlsReloadInterval) {
        this.tlsReloadInterval = tlsReloadInterval;
    }

    public Integer getTlsHandshakeTimeout() {
        return tlsHandshakeTimeout;
    }

    public void setTlsHandshakeTimeout(Integer tlsHandshakeTimeout) {
        this.tlsHandshakeTimeout = tlsHandshakeTimeout;
    }

    public String getRealm() {
        return realm;
    }

    public void setRealm(String realm) {
        this.realm = realm;
    }

    public String getSaslMechanisms() {
        return saslMechanisms;
    }

    public void setSaslMechanisms(String saslMechanisms) {
        this.saslMechanisms = saslMechanisms;
    }

    public Boolean getAllowClearTextLogins() {
        return allowClearTextLogins;
    }

    public void setAllowClearTextLogins(Boolean allowClearTextLogins) {
        this.allowClearTextLogins = allowClearTextLogins;
    }

    public String getNtlmSecurityLayer() {
        return ntlmSecurityLayer;
    }

    public void setNtlmSecurityLayer(String ntlmSecurityLayer) {
        this.ntlmSecurityLayer = ntlmSecurityLayer;
    }

    public String getNtlmChannelBinding() {
        return ntlmChannelBinding;
    }

    public void setNtlmChannelBinding(String ntlmChannelBinding) {
        this.ntlmChannelBinding = ntlmChannelBinding;
    }

    public Boolean getNtlmAllow56Bit() {
        return ntlmAllow56Bit;
    }

    public void setNtlmAllow56Bit(Boolean ntlmAllow56Bit) {
        this.ntlmAllow56Bit = ntlmAllow56Bit;
    }

    public String getOauthIssuers() {
        return oauthIssuers;
    }

    public void setOauthIssuers(String oauthIssuers) {
        this.oauthIssuers = oauthIssuers;
    }

    public String getOauthAudience() {
        return oauthAudience;
    }

    public void setOauthAudience(String oauthAudience) {
        this.oauthAudience = oauthAudience;
    }

    public String getOauthKeys() {
        return oauthKeys;
    }

    public void setOauthKeys(String oauthKeys) {
        this.oauthKeys = oauthKeys;
    }

    public String getOauthUserClaim() {
        return oauthUserClaim;
    }

    public void setOauthUserClaim(String oauthUserClaim) {
        this.oauthUserClaim = oauthUserClaim;
    }

    public String getSecretKeyStore() {
        return secretKeyStore;
    }

    public void setSecretKeyStore(String secretKeyStore) {
        this.secretKeyStore = secretKeyStore;
    }

    public String getSecretKeyStorePassword() {
        return secretKeyStorePassword;
    }

    public void setSecretKeyStorePassword(String secretKeyStorePassword) {
        this.secretKeyStorePassword = secretKeyStorePassword;
    }

    public String getSecretKeyAlias() {
        return secretKeyAlias;
    }

    public void setSecretKeyAlias(String secretKeyAlias) {
        this.secretKeyAlias = secretKeyAlias;
    }

    public Integer getLoginThreads() {
        return loginThreads;
    }

    public void setLoginThreads(Integer loginThreads) {
        this.loginThreads = loginThreads;
    }

    public Integer getVerifierCacheSize() {
        return verifierCacheSize;
    }

    public void setVerifierCacheSize(Integer verifierCacheSize) {
        this.verifierCacheSize = verifierCacheSize;
    }

    public Integer getVerifierCacheTimeout() {
        return verifierCacheTimeout;
    }

    public void setVerifierCacheTimeout(Integer verifierCacheTimeout) {
        this.verifierCacheTimeout = verifierCacheTimeout;
    }

    public Integer getMaxFailedLogins() {
        return maxFailedLogins;
    }

    public void setMaxFailedLogins(Integer maxFailedLogins) {
        this.maxFailedLogins = maxFailedLogins;
    }

    public Integer getLoginDelay() {
        return loginDelay;
    }

    public void setLoginDelay(Integer loginDelay) {
        this.loginDelay = loginDelay;
    }

    public Integer getMaxLoginDelay() {
        return maxLoginDelay;
    }

    public void setMaxLoginDelay(Integer maxLoginDelay) {
        this.maxLoginDelay = maxLoginDelay;
    }

    public Integer getLoginPenaltyTime() {
        return loginPenaltyTime;
    }

    public void setLoginPenaltyTime(Integer loginPenaltyTime) {
        this.loginPenaltyTime = loginPenaltyTime;
    }

    public Integer getBanAfter() {
        return banAfter;
    }

    public void setBanAfter(Integer banAfter) {
        this.banAfter = banAfter;
    }

    public Integer getBanTime() {
        return banTime;
    }

    public void setBanTime(Integer banTime) {
        this.banTime = banTime;
    }

    public String getAnySenderUsers() {
        return anySenderUsers;
    }

    public void setAnySenderUsers(String anySenderUsers) {
        this.anySenderUsers = anySenderUsers;
    }

    public Integer getImapPort() {
        return imapPort;
    }

    public void setImapPort(Integer imapPort) {
        this.imapPort = imapPort;
    }

    public Integer getImapsPort() {
        return imapsPort;
    }

    public void setImapsPort(Integer imapsPort) {
        this.imapsPort = imapsPort;
    }

    public Integer getImapLoginTimeout() {
        return imapLoginTimeout;
    }

    public void setImapLoginTimeout(Integer imapLoginTimeout) {
        this.imapLoginTimeout = imapLoginTimeout;
    }

    public Integer getImapIdleTimeout() {
        return imapIdleTimeout;
    }

    public void setImapIdleTimeout(Integer imapIdleTimeout) {
        this.imapIdleTimeout = imapIdleTimeout;
    }

    public Integer getImapMaxCommandOctets() {
        return imapMaxCommandOctets;
    }

    public void setImapMaxCommandOctets(Integer imapMaxCommandOctets) {
        this.imapMaxCommandOctets = imapMaxCommandOctets;
    }

    public Integer getImapMaxBadCommands() {
        return imapMaxBadCommands;
    }

    public void setImapMaxBadCommands(Integer imapMaxBadCommands) {
        this.imapMaxBadCommands = imapMaxBadCommands;
    }

    public Integer getMaxPendingCommands() {
        return maxPendingCommands;
    }

    public void setMaxPendingCommands(Integer maxPendingCommands) {
        this.maxPendingCommands = maxPendingCommands;
    }

    public String getPendingCommandsAction() {
        return pendingCommandsAction;
    }

    public void setPendingCommandsAction(String pendingCommandsAction) {
        this.pendingCommandsAction = pendingCommandsAction;
    }

    public String getMailDomains() {
        return mailDomains;
    }

    public void setMailDomains(String mailDomains) {
        this.mailDomains = mailDomains;
    }

    public String getSenderDomains() {
        return senderDomains;
    }

    public void setSenderDomains(String senderDomains) {
        this.senderDomains = senderDomains;
    }
}
