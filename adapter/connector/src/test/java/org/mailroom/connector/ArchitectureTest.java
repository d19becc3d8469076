package org.mailroom.connector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of the architecture that Maven's modules cannot keep. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.mailroom");

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
        for (String protocol : List.of("smtp", "imap")) {
            slices().matching("org.mailroom.server." + protocol + ".extension.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .check(OURS);
        }
    }

    @Test
    void theProtocolsNeverSeeEachOther() {
        slices().matching("org.mailroom.server.(smtp|imap)..")
                .should()
                .notDependOnEachOther()
                .check(OURS);
        slices().matching("org.mailroom.codec.(*)..")
                .should()
                .notDependOnEachOther()
                .check(OURS);
    }

    @Test
    void aCommandNeverSeesAnExtension() {
        noClasses()
                .that()
                .resideInAnyPackage("org.mailroom.server.smtp.command..", "org.mailroom.server.imap.command..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.mailroom.server.smtp.extension..", "org.mailroom.server.imap.extension..")
                .check(OURS);
    }

    @Test
    void theTransportKnowsNoProtocol() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.mailroom.server.transport..", "org.mailroom.server.limit..", "org.mailroom.server.login..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.mailroom.server.smtp..", "org.mailroom.server.imap..", "org.mailroom.codec..")
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
