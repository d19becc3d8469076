package org.mailroom.server.imap.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mailroom.server.imap.transcript.Node.Word;

/** Makes an account as a transcript wants it, where there is not one for each. */
public final class EmptyAccount {

    private EmptyAccount() {}

    /**
     * Deletes all mailboxes of an account, its subscriptions, its quota, and what is in its INBOX.
     *
     * @throws AssertionError if the server refuses
     */
    public static void make(Place place) {
        try (Commands commands = new Commands(place)) {
            place.quota().set(-1, -1);
            for (String name : names(commands.ask("LSUB \"\" \"*\""))) {
                commands.ask("UNSUBSCRIBE " + name);
            }
            for (String name : names(commands.ask("LIST \"\" \"*\""))) {
                if (!name.equals("\"INBOX\"")) {
                    commands.ask("DELETE " + name);
                }
            }
            commands.ask("SELECT INBOX");
            commands.ask("UID STORE 1:* +FLAGS.SILENT (\\Deleted)");
            commands.ask("CLOSE");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of mailboxes that are there, inferiors before their superiors. */
    private static List<String> names(List<String> responses) {
        List<String> names = new ArrayList<>();
        for (String response : responses) {
            boolean isListed = response.startsWith("* LIST ") || response.startsWith("* LSUB ");
            boolean isMailbox = !response.startsWith("* LIST (\\Noselect") && !response.contains("\\NonExistent");
            if (isListed && isMailbox && NodeReader.read(response).get(4) instanceof Word name) {
                names.add('"' + name.text().replace("\\", "\\\\").replace("\"", "\\\"") + '"');
            }
        }
        Collections.sort(names, Collections.reverseOrder());
        return names;
    }
}
