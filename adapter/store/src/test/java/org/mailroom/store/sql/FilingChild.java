package org.mailroom.store.sql;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.mailroom.store.mailbox.FlagChange;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mailbox.PlacedMessage;

/**
 * Files messages into a mailbox for each thread until it is killed; prints what the store has answered, and not before. Every
 * second message is flagged, every third expunged.
 */
final class FilingChild {

    static final String ALICE = "alice";
    static final int THREADS = 4;

    private static final FlagChange FLAG =
            new FlagChange(FlagChange.Kind.ADD, new MessageFlags(MessageFlags.FLAGGED, List.of("work")));
    private static final FlagChange DELETE = new FlagChange(FlagChange.Kind.ADD, Letters.DELETED);

    private final SqlStore store;

    private FilingChild(SqlStore store) {
        this.store = store;
    }

    public static void main(String[] arguments) {
        FilingChild child =
                new FilingChild(SqlStore.embedded(Path.of(arguments[0]), StoreContract.SETTINGS, name -> {}));
        for (int i = 0; i < THREADS; i++) {
            String name = "box" + i;
            if (!child.store.mailboxes().tree(ALICE).mailboxes().containsKey(name)) {
                child.store.mailboxes().create(ALICE, name, Set.of());
            }
            new Thread(() -> child.file(name)).start();
        }
        new Thread(child::makeAndDelete).start();
    }

    private void file(String name) {
        while (true) {
            PlacedMessage placed = Letters.append(store, ALICE, name, MessageFlags.NONE, "in " + name);
            say("APPENDED", name, placed.uid());
            if (placed.uid() % 2 == 0) {
                change(placed, FLAG, "FLAGGED", name);
            }
            if (placed.uid() % 3 == 0) {
                change(placed, DELETE, "DELETED", name);
                store.mailboxes().expunge(placed.mailboxId(), new long[] {placed.uid()});
                say("EXPUNGED", name, placed.uid());
            }
        }
    }

    private void change(PlacedMessage placed, FlagChange change, String what, String name) {
        MessageRow row = store.mailboxes()
                .store(placed.mailboxId(), new long[] {placed.uid()}, change, Long.MAX_VALUE)
                .changed()
                .get(0);
        say(what, name, row.uid());
        say("MODSEQ", name, row.modSeq());
    }

    private void makeAndDelete() {
        if (store.mailboxes().tree(ALICE).mailboxes().containsKey("made")) {
            store.mailboxes().delete(ALICE, "made");
        }
        while (true) {
            Mailbox made = store.mailboxes().create(ALICE, "made", Set.of());
            say("VALIDITY", "made", made.uidValidity());
            store.mailboxes().delete(ALICE, "made");
        }
    }

    private static void say(String what, String name, long number) {
        System.out.println(what + " " + name + " " + number + AcceptingChild.END);
    }
}
