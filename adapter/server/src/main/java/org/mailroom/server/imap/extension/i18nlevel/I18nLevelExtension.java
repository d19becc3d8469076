package org.mailroom.server.imap.extension.i18nlevel;

import java.util.List;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/** I18NLEVEL=1 (RFC 5255, section 4.4): texts are compared under i;unicode-casemap. */
public final class I18nLevelExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("I18NLEVEL=1");
    }
}
