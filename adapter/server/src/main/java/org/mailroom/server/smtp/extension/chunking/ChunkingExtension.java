package org.mailroom.server.smtp.extension.chunking;

import java.util.List;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpExtension;
import org.mailroom.server.smtp.SmtpSession;

/** CHUNKING and BINARYMIME (RFC 3030): content in counted chunks, of any octets where BODY=BINARYMIME says so. */
public final class ChunkingExtension implements SmtpExtension {

    @Override
    public List<String> ehloLines(SmtpSession session) {
        return List.of("CHUNKING", "BINARYMIME");
    }

    @Override
    public List<SmtpCommand> commands() {
        return List.of(new Bdat());
    }
}
