package org.mailroom.server.imap.extension.included;

import java.util.List;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/**
 * What clients of IMAP4rev1 know as extensions and RFC 9051 has made part of itself (appendix E): the commands of this server have
 * it already. So too CHILDREN (RFC 3348), which LIST-EXTENDED has replaced, and CREATE-SPECIAL-USE (RFC 6154).
 */
public final class IncludedExtensions implements ImapExtension {

    private static final List<String> NAMES = List.of(
            "ENABLE",
            "IDLE",
            "NAMESPACE",
            "UNSELECT",
            "UIDPLUS",
            "MOVE",
            "CHILDREN",
            "LIST-EXTENDED",
            "LIST-STATUS",
            "SPECIAL-USE",
            "CREATE-SPECIAL-USE",
            "STATUS=SIZE");

    @Override
    public List<String> capabilities(ImapSession session) {
        return NAMES;
    }
}
