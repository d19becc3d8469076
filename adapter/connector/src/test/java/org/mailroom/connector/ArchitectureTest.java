package org.mailroom.connector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of the architecture that Maven's modules cannot keep. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.mailroom");

    private static final String[] PROTOCOLS = {"smtp", "imap"};

    @Test
    void leavesKnowNothingOfEachOther() {
        for (String leaf : new String[] {"api", "codec", "security", "store"}) {
            noClasses()
                    .that()
                    .resideInAPackage("org.mailroom." + leaf + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others(leaf))
                    .check(OURS);
        }
    }

    private static String[] others(String leaf) {
        return Stream.of("api", "codec", "security", "store", "server", "connector")
                .filter(module -> !module.equals(leaf))
                .map(module -> "org.mailroom." + module + "..")
                .toArray(String[]::new);
    }

    @Test
    void serverKnowsNeitherSqlNorContainer() {
        noClasses()
                .that()
                .resideInAPackage("org.mailroom.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.mailroom.store.sql..",
                        "jakarta..",
                        "java.sql..",
                        "javax.sql..",
                        "org.mailroom.connector..",
                        "org.mailroom.api..")
                .check(OURS);
    }

    @Test
    void onlyTheCompositionRootsKnowTheSqlStore() {
        noClasses()
                .that()
                .resideInAPackage("org.mailroom..")
                .and()
                .resideOutsideOfPackage("org.mailroom.store.sql..")
                .and()
                .doNotHaveFullyQualifiedName("org.mailroom.connector.Mailroom")
                .and()
                // The command line has no container to start Mailroom in: it opens a stopped server's accounts itself
                .doNotHaveFullyQualifiedName("org.mailroom.connector.cli.StoppedServer")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mailroom.store.sql..")
                .check(OURS);
    }

    @Test
    void sqlStaysInTheStore() {
        noClasses()
                .that()
                .resideInAPackage("org.mailroom..")
                .and()
                .resideOutsideOfPackages("org.mailroom.store.sql..", "org.mailroom.connector")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
                .check(OURS);
    }

    @Test
    void nettyStaysInCodecTlsAndServer() {
        noClasses()
                .that()
                .resideInAPackage("org.mailroom..")
                .and()
                .resideOutsideOfPackages("org.mailroom.codec..", "org.mailroom.security.tls..", "org.mailroom.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(OURS);
    }

    @Test
    void anExtensionNeverSeesAnotherOne() {
        for (String protocol : PROTOCOLS) {
            slices().matching("org.mailroom.server." + protocol + ".extension.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .check(OURS);
        }
    }

    @Test
    void theProtocolsNeverSeeEachOther() {
        for (String protocol : PROTOCOLS) {
            noClasses()
                    .that()
                    .resideInAPackage("org.mailroom.server." + protocol + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(Stream.of(PROTOCOLS)
                            .filter(other -> !other.equals(protocol))
                            .map(other -> "org.mailroom.server." + other + "..")
                            .toArray(String[]::new))
                    .check(OURS);
        }
    }

    @Test
    void whatIsSaidOfMessagesKnowsNoSession() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.mailroom.server.imap.message..",
                        "org.mailroom.server.imap.fetch..",
                        "org.mailroom.server.imap.search..",
                        "org.mailroom.server.imap.sort..",
                        "org.mailroom.server.imap.thread..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.mailroom.server.imap",
                        "org.mailroom.server.imap.command..",
                        "org.mailroom.server.imap.evaluation..",
                        "org.mailroom.server.imap.extension..",
                        "org.mailroom.server.transport..")
                .check(OURS);
    }

    @Test
    void aCommandNeverSeesAnExtension() {
        for (String protocol : PROTOCOLS) {
            noClasses()
                    .that()
                    .resideInAPackage("org.mailroom.server." + protocol + ".command..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.mailroom.server." + protocol + ".extension..")
                    .check(OURS);
        }
    }

    @Test
    void theTransportKnowsNoProtocol() {
        noClasses()
                .that()
                .resideInAnyPackage("org.mailroom.server.transport..", "org.mailroom.server.limit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.mailroom.server.smtp..",
                        "org.mailroom.server.imap..",
                        "org.mailroom.codec.smtp..",
                        "org.mailroom.codec.imap..")
                .check(OURS);
    }

    @Test
    void theCommandLineKnowsNoContainer() {
        noClasses()
                .that()
                .resideInAPackage("org.mailroom.connector.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "org.mailroom.connector", "org.mailroom.server..", "io.netty..")
                .check(OURS);
    }
}
