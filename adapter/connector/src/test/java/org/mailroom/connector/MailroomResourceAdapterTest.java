package org.mailroom.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.file.Path;
import javax.management.ObjectName;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailroom.api.Account;
import org.mailroom.api.MailConnectionFactory;
import org.mailroom.api.management.AccountsMXBean;
import org.mailroom.connector.outbound.MailManagedConnectionFactory;
import org.mailroom.connector.realm.LoginActivationSpec;

/** The adapter as a container drives it, without listeners. */
class MailroomResourceAdapterTest {

    @TempDir
    private Path directory;

    private final MailroomResourceAdapter adapter = new MailroomResourceAdapter();

    @BeforeEach
    void configure() {
        adapter.setInstanceName("adapter-test");
        adapter.setSmtpPort(0);
        adapter.setDataDirectory(directory.toString());
        adapter.setMinFreeDisk(0L);
    }

    @AfterEach
    void stop() {
        adapter.stop();
    }

    @Test
    void givesApplicationsTheAccountsWhileItRuns() throws Exception {
        var managed = new MailManagedConnectionFactory();
        managed.setResourceAdapter(adapter);
        var factory = (MailConnectionFactory) managed.createConnectionFactory(null);
        assertThatThrownBy(factory::accounts)
                .isInstanceOf(ResourceException.class)
                .hasMessage("Mailroom is not running");
        adapter.start(new FakeBootstrapContext());
        factory.accounts().create("Alice", "secret".toCharArray());
        assertThat(factory.accounts().list("", 10, ""))
                .extracting(Account::name)
                .containsExactly("alice");
        var name = new ObjectName(AccountsMXBean.OBJECT_NAME_PREFIX + "adapter-test");
        assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(name))
                .isTrue();
        adapter.stop();
        assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(name))
                .isFalse();
    }

    @Test
    void takesAValidatorByTheClassOfItsActivation() throws Exception {
        adapter.setRealm("BEAN");
        adapter.start(new FakeBootstrapContext());
        var factory = new Doorman();
        adapter.endpointActivation(factory, new LoginActivationSpec());
        assertThatThrownBy(() -> adapter.endpointActivation(new Doorman(), new LoginActivationSpec()))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("one LoginValidator, not two");
        adapter.endpointDeactivation(factory, new LoginActivationSpec());
        adapter.endpointActivation(new Doorman(), new LoginActivationSpec());
    }

    @Test
    void refusesAnActivationOfAnotherAdapter() throws Exception {
        adapter.start(new FakeBootstrapContext());
        assertThatThrownBy(() -> adapter.endpointActivation(new Doorman(), new Foreign()))
                .isInstanceOf(ResourceException.class)
                .hasMessageStartingWith("not an activation configuration of this adapter: ");
    }

    @Test
    void doesNotStartWithoutTheKeyItIsToldToUse() {
        adapter.setSecretKeyStore(directory.resolve("missing.p12").toString());
        assertThatThrownBy(() -> adapter.start(new FakeBootstrapContext()))
                .isInstanceOf(ResourceAdapterInternalException.class)
                .hasMessageStartingWith("Mailroom does not start: secretKeyStore is '")
                .hasMessageContaining("missing.p12");
    }

    private static final class Foreign implements ActivationSpec {

        @Override
        public void validate() {}

        @Override
        public ResourceAdapter getResourceAdapter() {
            return null;
        }

        @Override
        public void setResourceAdapter(ResourceAdapter adapter) {}
    }

    /** A bean whose application never starts. */
    private static final class Doorman implements MessageEndpointFactory {

        @Override
        public MessageEndpoint createEndpoint(XAResource resource) throws UnavailableException {
            throw new UnavailableException("the application has not started");
        }

        @Override
        public MessageEndpoint createEndpoint(XAResource resource, long timeout) throws UnavailableException {
            return createEndpoint(resource);
        }

        @Override
        public boolean isDeliveryTransacted(Method method) {
            return false;
        }

        @Override
        public String getActivationName() {
            return "doorman";
        }

        @Override
        public Class<?> getEndpointClass() {
            return Doorman.class;
        }
    }
}
