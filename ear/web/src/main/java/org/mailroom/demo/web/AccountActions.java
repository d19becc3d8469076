package org.mailroom.demo.web;

import java.util.Map;

/** Accounts. Passwords go to the adapter and nowhere else. */
final class AccountActions {

    static final Map<String, Action> ALL = Map.of(
            "create-account", AccountActions::create,
            "enable-account", form -> setEnabled(form, true),
            "disable-account", form -> setEnabled(form, false),
            "set-password", AccountActions::setPassword,
            "set-quota", AccountActions::setQuota,
            "delete-account", AccountActions::delete);

    private static final long MEBIBYTE = 1 << 20;

    private AccountActions() {}

    private static String create(FormData form) {
        Object name = form.bean("Accounts").call("createAccount", form.text("name"), form.text("password"));
        return "Account " + name + " is made and may log in.";
    }

    private static String setEnabled(FormData form, boolean enabled) {
        form.bean("Accounts").call("setEnabled", form.text("name"), enabled);
        return "Account " + form.text("name") + (enabled ? " may log in." : " may not log in any more.");
    }

    private static String setPassword(FormData form) {
        form.bean("Accounts").call("setPassword", form.text("name"), form.text("password"));
        return "Account " + form.text("name") + " has a new password.";
    }

    private static String setQuota(FormData form) {
        long mebibytes = form.number("mebibytes");
        if (mebibytes > Long.MAX_VALUE / MEBIBYTE) {
            throw new RefusedException("No account can have " + mebibytes + " MiB.");
        }
        long octets = mebibytes < 0 ? mebibytes : mebibytes * MEBIBYTE;
        form.bean("Accounts").call("setQuota", form.text("name"), octets, form.number("messages"));
        return "The quota of " + form.text("name") + " is set.";
    }

    private static String delete(FormData form) {
        form.bean("Accounts").call("deleteAccount", form.text("name"));
        return "Account " + form.text("name") + " is deleted; its mailboxes stay.";
    }
}
