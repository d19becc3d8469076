package org.mailroom.demo.web;

import java.util.Map;

/** Keys, caches and bans. */
final class SecurityActions {

    static final Map<String, Action> ALL = Map.of(
            "reload-keys", SecurityActions::reloadKeys,
            "purge-caches", SecurityActions::purgeCaches,
            "ban", SecurityActions::ban,
            "unban", SecurityActions::unban);

    private SecurityActions() {}

    private static String reloadKeys(FormData form) {
        form.bean("Security").call("reloadKeys");
        return "The key files were read; new connections use what is in them.";
    }

    private static String purgeCaches(FormData form) {
        return "Entries freed: " + form.bean("Security").call("purgeCaches");
    }

    private static String ban(FormData form) {
        form.bean("Security").call("ban", form.text("address"), form.smallNumber("minutes"));
        return "Banned: " + form.text("address");
    }

    private static String unban(FormData form) {
        form.bean("Security").call("unban", form.text("address"));
        return "No longer banned: " + form.text("address");
    }
}
