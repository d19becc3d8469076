package org.mailroom.store.sql;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.mailroom.store.queue.Branch;
import org.mailroom.store.queue.BranchWork;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.NewMail;
import org.mailroom.store.queue.Outcome;

/** Accepts mail and prepares branches until it is killed; prints each id when the store has answered, and not before. */
final class AcceptingChild {

    /** So that the last line is known to be whole. */
    static final String END = ".";

    private final SqlStore store;

    private AcceptingChild(SqlStore store) {
        this.store = store;
    }

    public static void main(String[] arguments) {
        AcceptingChild child =
                new AcceptingChild(SqlStore.embedded(Path.of(arguments[0]), StoreContract.SETTINGS, name -> {}));
        say("OPEN");
        for (int i = 0; i < 4; i++) {
            new Thread(child::accept).start();
        }
        new Thread(child::prepare).start();
        new Thread(child::neverFinish).start();
    }

    private void accept() {
        while (true) {
            boolean large = ThreadLocalRandom.current().nextInt(20) == 0;
            NewMail mail =
                    Mails.mail(store, Mails.octets(large ? 600_000 : 4000), Mails.delivery(store, "kept", false));
            store.queue().accept(mail);
            say("ACCEPTED " + mail.id());
        }
    }

    private void prepare() {
        while (true) {
            Claim claim = Mails.claimed(store, "settled");
            Branch branch = Branch.of(1, Long.toString(claim.deliveryId()).getBytes(), new byte[0]);
            BranchWork send = new BranchWork.Send(Mails.mail(store, "sent"));
            store.queue().prepare(branch, List.of(new BranchWork.Settle(claim, new Outcome.Handled()), send));
            say("PREPARED " + branch.id());
        }
    }

    private void neverFinish() {
        while (true) {
            Mails.body(store, Mails.octets(300_000));
        }
    }

    private static void say(String line) {
        System.out.println(line + END);
    }
}
