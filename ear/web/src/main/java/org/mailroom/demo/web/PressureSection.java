package org.mailroom.demo.web;

/** Whether the server has to save on something. */
final class PressureSection {

    private PressureSection() {}

    static void write(Html html, Visit visit) {
        visit.section(html, "pressure", "Pressure", "Limits", limits -> {
            html.markup("<p>");
            if (limits.read("UnderPressure", Boolean.class)) {
                html.badge("bad", "under pressure").markup(" ").text(limits.read("Pressure", String.class));
            } else {
                html.badge("good", "none");
            }
            html.markup("</p>\n");
            long held = limits.read("HeldBytes", Long.class);
            new Tiles(html)
                    .tile("Memory of connections", Units.bytes(held), held, limits.read("MaxHeldBytes", Long.class))
                    .close();
        });
    }
}
