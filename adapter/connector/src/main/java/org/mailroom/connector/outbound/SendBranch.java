package org.mailroom.connector.outbound;

import java.util.ArrayList;
import java.util.List;
import org.mailroom.connector.transaction.BranchParticipant;
import org.mailroom.store.queue.BranchWork;
import org.mailroom.store.queue.NewMail;

/** What one connection has sent in one transaction, until that ends. */
final class SendBranch implements BranchParticipant {

    private final List<NewMail> sent = new ArrayList<>();

    void add(NewMail mail) {
        sent.add(mail);
    }

    @Override
    public List<BranchWork> work() {
        return sent.stream().<BranchWork>map(BranchWork.Send::new).toList();
    }

    @Override
    public void rolledBack() {
        sent.forEach(mail -> mail.content().close());
        sent.clear();
    }
}
