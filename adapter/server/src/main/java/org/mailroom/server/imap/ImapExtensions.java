package org.mailroom.server.imap;

import java.util.List;

/** The extensions we offer, in the order of CAPABILITY: one line each. */
final class ImapExtensions {

    static final List<ImapExtension> ALL = List.of();

    private ImapExtensions() {}
}
