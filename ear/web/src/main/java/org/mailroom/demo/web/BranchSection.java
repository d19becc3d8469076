package org.mailroom.demo.web;

import java.util.List;

/** Transaction branches in doubt; a rare sight, so nothing is shown when there are none. */
final class BranchSection {

    private static final String ID = "branches";

    private BranchSection() {}

    static void write(Html html, Visit visit) {
        visit.adapter().bean("Queue").ifPresent(queue -> {
            List<Figures> branches = queue.listing("listBranchesInDoubt");
            if (!branches.isEmpty()) {
                html.section(ID, "Transaction branches in doubt")
                        .note("Prepared, and the transaction manager has not decided yet. It does so after a restart;"
                                + " decide here only what it will never decide.");
                Table table =
                        new Table(html, "Branches in doubt", Table.columns(visit, "Branch", "Prepared", "#Deliveries"));
                branches.forEach(branch -> row(table, visit, branch));
                table.close();
                html.end();
            }
        });
    }

    private static void row(Table table, Visit visit, Figures branch) {
        String id = branch.text("id");
        table.row(id)
                .wide(id)
                .time(branch.text("preparedAt"))
                .count(branch.texts("deliveries").size())
                .actions(cell -> {
                    resolve(cell, visit, id, true, "Commit", "The deliveries count as handled.");
                    resolve(cell, visit, id, false, "Roll back", "The deliveries come again.");
                });
    }

    private static void resolve(Html html, Visit visit, String id, boolean commit, String label, String explanation) {
        visit.form(html, "resolve-branch", ID)
                .hidden("branch", id)
                .hidden("commit", commit)
                .behind(label + "…", "branch " + id, explanation, label);
    }
}
