package org.mailroom.server.imap.message;

import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.mailroom.store.mime.MessageDescription;

/** What can be asked of messages by their content ids. Calls block; they throw {@link org.mailroom.store.StoreException}. */
public interface MessageSource {

    /** The descriptions, as far as the contents still exist. */
    Map<Long, MessageDescription> describe(Collection<Long> contentIds);

    /** The preview (RFC 8970); empty when the content has gone. */
    Optional<String> preview(long contentId);

    /** The preview if it is at hand: it is not computed for this. */
    Optional<String> keptPreview(long contentId);

    /** The octets, as {@link org.mailroom.store.content.ContentStore#read} gives them. */
    InputStream open(long contentId);
}
