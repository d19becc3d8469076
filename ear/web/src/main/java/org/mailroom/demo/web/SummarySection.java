package org.mailroom.demo.web;

import java.time.Duration;
import java.time.Instant;

/** The state of an adapter in a few figures. */
final class SummarySection {

    private SummarySection() {}

    static void write(Html html, Visit visit) {
        if (!visit.adapter().isPresent()) {
            return;
        }
        html.section("summary", "Now");
        Tiles tiles = new Tiles(html);
        visit.adapter().bean("Server").ifPresent(server -> server(tiles, server));
        visit.adapter().bean("Queue").ifPresent(tiles::queue);
        visit.adapter().bean("Limits").ifPresent(limits -> {
            long held = limits.read("HeldBytes", Long.class);
            tiles.tile("Memory of connections", Units.bytes(held), held, limits.read("MaxHeldBytes", Long.class));
        });
        tiles.close();
        html.end();
    }

    private static void server(Tiles tiles, OpenBean server) {
        Instant start = Instant.parse(server.read("StartedAt", String.class));
        tiles.tile("Version", server.read("Version", String.class));
        tiles.tile("Running for", Units.span(Duration.between(start, Instant.now())));
        tiles.tile("Open connections", Units.count(server.read("OpenConnections", Integer.class)));
    }
}
