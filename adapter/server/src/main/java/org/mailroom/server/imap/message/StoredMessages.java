package org.mailroom.server.imap.message;

import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.mailroom.store.content.ContentStore;
import org.mailroom.store.mailbox.MailboxStore;
import org.mailroom.store.mime.MessageDescription;

/** The messages of a store. */
public record StoredMessages(MailboxStore mailboxes, ContentStore contents) implements MessageSource {

    @Override
    public Map<Long, MessageDescription> describe(Collection<Long> contentIds) {
        return mailboxes.describe(contentIds);
    }

    @Override
    public Optional<String> preview(long contentId) {
        return mailboxes.preview(contentId);
    }

    @Override
    public Optional<String> keptPreview(long contentId) {
        return mailboxes.keptPreview(contentId);
    }

    @Override
    public InputStream open(long contentId) {
        return contents.read(contentId);
    }
}
