package org.mailroom.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A domain of Payara Server: a copy of the one that comes with it, changed before its first start so that it listens on
 * the loopback address only and calls nobody.
 *
 * @param directory the domain's own
 * @param adminPort where asadmin reaches it
 * @param httpPort where applications answer
 */
record Domain(Path directory, int adminPort, int httpPort) {

    static final String NAME = "domain1";

    /** The proxy before the JMS broker can only listen on all addresses, so there is none. */
    private static final String QUIET = """
            <phone-home-runtime-configuration enabled="false"/>
            <jms-service type="DISABLED" default-jms-host="default_JMS_host">
              <jms-host name="default_JMS_host" host="127.0.0.1"/>
            </jms-service>
            <hazelcast-config-specific-configuration enabled="false">
            """;

    private static final String SERVER = jvmOption("-server");

    static Domain create(Path installation, Path parent) {
        Domain domain = new Domain(parent.resolve(NAME), Ports.free(), Ports.free());
        Path template = installation.resolve("glassfish/domains").resolve(NAME);
        try {
            copy(template, domain.directory);
            Path configuration = domain.directory.resolve("config/domain.xml");
            Files.writeString(configuration, domain.configured(Files.readString(configuration)));
            return domain;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first of the two configurations in the file is the running server's. */
    private String configured(String xml) {
        int end = xml.indexOf("<config name=\"default-config\"");
        String running = xml.substring(0, end)
                .replace("port=\"8080\"", loopback(httpPort))
                .replace("port=\"4848\"", loopback(adminPort))
                .replace("port=\"8181\"", loopback(Ports.free()) + " enabled=\"false\"")
                .replace("address=\"0.0.0.0\" port=\"3700\"", loopback(Ports.free()))
                .replace("address=\"0.0.0.0\" port=\"3820\"", loopback(Ports.free()) + " enabled=\"false\"")
                .replace("address=\"0.0.0.0\" port=\"3920\"", loopback(Ports.free()) + " enabled=\"false\"")
                .replace("address=\"0.0.0.0\" port=\"8686\"", loopback(Ports.free()) + " enabled=\"false\"")
                .replace("<hazelcast-config-specific-configuration>", QUIET)
                .replace(
                        SERVER,
                        ShortLife.OPTIONS.stream().map(Domain::jvmOption).collect(Collectors.joining()));
        return running + xml.substring(end);
    }

    private static String jvmOption(String option) {
        return "<jvm-options>" + option + "</jvm-options>";
    }

    private static String loopback(int port) {
        return "address=\"127.0.0.1\" port=\"" + port + "\"";
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** Of the running server. */
    long pid() {
        try {
            return Long.parseLong(
                    Files.readString(directory.resolve("config/pid")).trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
