package org.mailroom.server.imap.append;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.mailroom.codec.imap.AppendMessage;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.ResponseCode.Plain;
import org.mailroom.server.imap.Feature;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.LiteralReceiver;
import org.mailroom.server.imap.Next;
import org.mailroom.store.StoreException;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mailbox.Quota;
import org.mailroom.store.queue.NewMail;

/**
 * The messages of one APPEND or REPLACE. The one place that enforces {@code maxMessageSize} for them: before the octets come. Until
 * all have come and are in the store, {@link #close()} leaves nothing behind.
 */
public final class Upload implements LiteralReceiver {

    private static final int MAX_MESSAGES = 100;

    /** So much memory may be held for messages that wait for the others: each for its last chunk and its description. */
    private static final long MAX_HELD_OCTETS = 4 * 1024 * 1024;

    /** So many octets of them; those that are complete go to the store before there would be more. */
    private static final long MAX_OCTETS_IN_MEMORY = 128 * 1024;

    private final ImapSession session;
    private final String mailbox;
    private final Completion completion;
    private final MessageRow replaced;
    private final List<UploadedMessage> messages = new ArrayList<>();
    private Quota quota;
    private long heldOctets;
    private boolean faulty;

    /** What is done with the messages when all have come; blocks, on a command thread. */
    @FunctionalInterface
    public interface Completion {

        /** Puts them where they belong, and gives the tagged response. */
        Next complete(List<NewMail> messages) throws ImapRefusal;
    }

    /**
     * No message yet.
     *
     * @param mailbox the name of the mailbox they go into
     * @param replaced the one message whose place they take; then there may be but one. Null for none
     */
    public Upload(ImapSession session, String mailbox, MessageRow replaced, Completion completion) {
        this.session = session;
        this.mailbox = mailbox;
        this.replaced = replaced;
        this.completion = completion;
    }

    /** Begins with the first message; blocks. */
    public Next begin(AppendMessage message) throws ImapRefusal {
        quota = session.service().mailboxes().quota(session.account());
        check(message);
        return receive(message);
    }

    private Next receive(AppendMessage message) {
        messages.add(
                new UploadedMessage(message, session.service().store().content().write()));
        return new Next.ReceiveLiteral(message.literal(), this);
    }

    private void check(AppendMessage message) throws ImapRefusal {
        long max = session.settings().limits().maxMessageSize();
        if (message.literal().size() > max) {
            // RFC 7889, section 4
            throw ImapRefusal.no(Plain.TOOBIG, "A message has at most " + max + " octets");
        }
        if (message.utf8() && !session.isEnabled(Feature.UTF8_ACCEPT)) {
            throw ImapRefusal.bad("ENABLE UTF8=ACCEPT comes before a message with UTF8");
        }
        checkQuota(message);
    }

    /** The store checks it, too, but then the octets would have come for nothing. */
    private void checkQuota(AppendMessage message) throws ImapRefusal {
        long octets = quota.octets() + message.literal().size() - (replaced == null ? 0 : replaced.size());
        for (UploadedMessage before : messages) {
            octets += before.content().size();
        }
        int more = replaced == null ? messages.size() + 1 : 0;
        if (isBeyond(octets, quota.maxOctets()) || isBeyond(quota.messages() + more, quota.maxMessages())) {
            throw ImapRefusal.no(Plain.OVERQUOTA, "The account may not have so much more");
        }
    }

    private static boolean isBeyond(long value, long max) {
        return max != Quota.UNLIMITED && value > max;
    }

    @Override
    public void take(ByteBuf octets) {
        last().take(octets);
    }

    @Override
    public boolean isFull() {
        return last().content().isFull();
    }

    @Override
    public Next flush() {
        last().content().flush();
        return null;
    }

    @Override
    public void end(boolean isFaulty) {
        faulty |= isFaulty;
        last().end();
    }

    @Override
    public Next continued(ImapReader arguments) throws ImapSyntaxException, ImapRefusal {
        if (last().isUtf8()) {
            arguments.expect(')');
        }
        if (last().content().size() == 0) {
            // RFC 3502, section 3: so a client says that it has changed its mind
            throw ImapRefusal.no(null, "A message without an octet: nothing is filed");
        }
        if (replaced != null) {
            arguments.end();
        }
        if (!arguments.isAtEnd()) {
            return another(arguments.appendMessage());
        }
        if (faulty) {
            throw ImapRefusal.bad("A NUL in a literal that is not binary");
        }
        return Next.work(this::complete);
    }

    private Next another(AppendMessage message) throws ImapRefusal {
        check(message);
        heldOctets += last().trim();
        if (messages.size() == MAX_MESSAGES || heldOctets > MAX_HELD_OCTETS) {
            throw ImapRefusal.no(Plain.LIMIT, "Too many messages in one command");
        }
        return held() + message.literal().size() > MAX_OCTETS_IN_MEMORY
                ? Next.work(() -> storeAnd(message))
                : receive(message);
    }

    private Next storeAnd(AppendMessage message) {
        messages.forEach(complete -> complete.content().finish());
        return receive(message);
    }

    @Override
    public long held() {
        return messages.stream().mapToLong(message -> message.content().held()).sum();
    }

    private Next complete() throws ImapRefusal {
        var metrics = session.service().metrics();
        try {
            Next answer = completion.complete(new NewMails(session, mailbox).of(messages));
            messages.forEach(message -> metrics.messageFiled(
                    session.peerAddress(), session.account(), message.content().size()));
            return answer;
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.NOT_FOUND) {
                throw ImapRefusal.no(Plain.TRYCREATE, "There is no such mailbox");
            }
            throw e;
        }
    }

    private UploadedMessage last() {
        return messages.get(messages.size() - 1);
    }

    @Override
    public void close() {
        if (!messages.isEmpty()) {
            List<UploadedMessage> given = List.copyOf(messages);
            messages.clear();
            session.service().later(() -> given.forEach(UploadedMessage::close));
        }
    }
}
