package org.mailroom.server.imap;

import org.mailroom.server.imap.selected.SelectedMailbox;

/** Where a session stands (RFC 9051, section 3); a command finds in the state all that it needs, or has no business there. */
public sealed interface ImapState {

    /** For people. */
    String description();

    /** Nobody has logged in. */
    record NotAuthenticated() implements ImapState {
        @Override
        public String description() {
            return "not logged in";
        }
    }

    /** A user has logged in. */
    sealed interface LoggedIn extends ImapState {

        /** The account, canonical. */
        String account();
    }

    /** No mailbox is selected. */
    record Authenticated(String account) implements LoggedIn {
        @Override
        public String description() {
            return "logged in";
        }
    }

    /** A mailbox is selected. */
    record Selected(String account, SelectedMailbox mailbox) implements LoggedIn {
        @Override
        public String description() {
            return (mailbox.isReadOnly() ? "examined " : "selected ")
                    + mailbox.mailbox().name();
        }
    }

    /** The connection is about to end. */
    record Logout() implements ImapState {
        @Override
        public String description() {
            return "ending";
        }
    }
}
