package org.mailroom.security.selftest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;

/**
 * Bouncy Castle comes in several jars that are made for each other. A mixture of versions can pass every handshake and still be
 * wrong, so nothing of it is used unless all are of one version.
 */
public final class BouncyCastleVersionCheck {

    private static final String NAME = "Bouncy Castle of one version";

    private BouncyCastleVersionCheck() {}

    /** Fails with all the versions that were found, and where. */
    public static Check check() {
        return new Check(
                NAME,
                "Make bcprov, bcutil, bcpkix and bctls the same version, and remove any other Bouncy Castle from the class path",
                BouncyCastleVersionCheck::requireOneVersion);
    }

    private static void requireOneVersion() throws IOException {
        Map<String, Class<?>> witnesses = new LinkedHashMap<>();
        witnesses.put("bcprov", SHA256Digest.class);
        witnesses.put("bcutil", ContentInfo.class);
        witnesses.put("bcpkix", X509CertificateHolder.class);
        witnesses.put("bctls", BouncyCastleJsseProvider.class);
        requireOneVersion(witnesses);
    }

    static void requireOneVersion(Map<String, Class<?>> witnesses) throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        Set<String> sources = new LinkedHashSet<>();
        Set<String> versions = new LinkedHashSet<>();
        for (Map.Entry<String, Class<?>> witness : witnesses.entrySet()) {
            URL source = source(witness.getValue());
            String version = version(source);
            sources.add(source.toString());
            versions.add(version);
            found.put(witness.getKey(), version + " (" + source + ")");
        }
        if (sources.size() > 1 && (versions.size() > 1 || versions.contains("unknown"))) {
            throw new IllegalStateException("the jars are not of one version: " + found);
        }
    }

    private static URL source(Class<?> witness) {
        CodeSource source = witness.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IllegalStateException("nobody knows where " + witness.getName() + " comes from");
        }
        return source.getLocation();
    }

    private static String version(URL jar) throws IOException {
        try (InputStream in = jar.openStream();
                JarInputStream entries = new JarInputStream(in, false)) {
            Manifest manifest = entries.getManifest();
            if (manifest == null) {
                return "unknown";
            }
            Attributes attributes = manifest.getMainAttributes();
            String version = attributes.getValue("Bundle-Version");
            return version != null
                    ? version
                    : attributes
                            .getOrDefault(Attributes.Name.IMPLEMENTATION_VERSION, "unknown")
                            .toString();
        }
    }
}
