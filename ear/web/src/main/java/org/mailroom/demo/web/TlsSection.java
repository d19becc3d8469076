package org.mailroom.demo.web;

/** What is offered to clients. */
final class TlsSection {

    private TlsSection() {}

    static void write(Html html, Visit visit) {
        visit.section(html, "tls", "Offered to clients", "Security", security -> {
            html.markup("<dl class=\"facts\">\n");
            fact(html, "TLS by", security.read("TlsEngine", String.class));
            fact(html, "Versions", String.join(", ", security.read("TlsProtocols", String[].class)));
            fact(html, "Cipher suites", String.join(", ", security.read("TlsCipherSuites", String[].class)));
            fact(html, "Ways to log in", String.join(", ", security.read("Mechanisms", String[].class)));
            html.markup("</dl>\n");
        });
    }

    private static void fact(Html html, String name, String value) {
        html.markup("<dt>").text(name).markup("</dt><dd>").text(value).markup("</dd>\n");
    }
}
