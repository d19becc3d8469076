package org.mailroom.demo.web;

import java.util.List;

/** Who may log in. */
final class AccountSection {

    private static final String ID = "accounts";
    private static final long MEBIBYTE = 1 << 20;

    private AccountSection() {}

    static void write(Html html, Visit visit) {
        visit.section(html, ID, "Accounts", "Accounts", accounts -> {
            visit.form(html, "create-account", ID)
                    .text("Name", "name", "")
                    .newPassword("Password", "password")
                    .button("Create account", "");
            search(html, visit);
            List<Figures> page =
                    accounts.listing("listAccounts", visit.query("prefix"), Pager.SIZE + 1, visit.query("after"));
            List<Figures> shown = page.stream().limit(Pager.SIZE).toList();
            if (shown.isEmpty()) {
                html.note(visit.query("prefix").isEmpty() ? "None." : "None of which the name begins so.");
            } else {
                table(html, visit, shown);
            }
            Pager.write(
                    html,
                    visit.query("after").isEmpty() ? "" : visit.with("after", ""),
                    page.size() > Pager.SIZE
                            ? visit.with("after", shown.get(shown.size() - 1).text("name"))
                            : "");
        });
    }

    private static void search(Html html, Visit visit) {
        html.markup("<form method=\"get\" action=\"accounts\" role=\"search\">");
        if (!visit.query("instance").isEmpty()) {
            html.markup("<input type=\"hidden\" name=\"instance\" value=\"")
                    .text(visit.query("instance"))
                    .markup("\">");
        }
        html.markup(
                        "<label>Names that begin with <input type=\"search\" name=\"prefix\" autocapitalize=\"none\" value=\"")
                .text(visit.query("prefix"))
                .markup("\"></label> <button class=\"plain\">Find</button></form>\n");
    }

    private static void table(Html html, Visit visit, List<Figures> shown) {
        Table table =
                new Table(html, "Accounts", Table.columns(visit, "Name", "State", "Verified by", "Made", "Changed"));
        shown.forEach(account -> table.row(account.text("name"))
                .name(account.text("name"))
                .badge(account.flag("enabled") ? "good" : "warn", account.flag("enabled") ? "enabled" : "disabled")
                .cell(String.join(", ", account.texts("secrets")))
                .time(account.text("createdAt"))
                .time(account.text("changedAt"))
                .actions(cell -> actions(cell, visit, account.text("name"), account.flag("enabled"))));
        table.close();
    }

    private static void actions(Html html, Visit visit, String name, boolean enabled) {
        visit.form(html, enabled ? "disable-account" : "enable-account", ID)
                .hidden("name", name)
                .button(enabled ? "Disable" : "Enable", name);
        visit.form(html, "set-password", ID)
                .hidden("name", name)
                .newPassword("New password", "password")
                .behind("Password…", "of " + name, "Set password");
        visit.form(html, "set-quota", ID)
                .hidden("name", name)
                .number("MiB, -1 for any", "mebibytes", -1, -1, Long.MAX_VALUE / MEBIBYTE)
                .number("Messages, -1 for any", "messages", -1, -1, Long.MAX_VALUE)
                .behind("Quota…", "of " + name, "Set quota");
        visit.form(html, "delete-account", ID)
                .hidden("name", name)
                .behind(
                        "Delete…",
                        name,
                        "Its mailboxes stay, and belong to whoever gets an account of this name again.",
                        "Delete " + name);
    }
}
