package org.mailroom.store.sql;

import org.junit.jupiter.api.Nested;

/** The contracts on SQLite. */
class SqliteStoreTest {

    @Nested
    class Queue extends QueueContract {
        @Override
        StoreHome newHome() {
            return new SqliteHome();
        }
    }

    @Nested
    class AwaitingReply extends AwaitingReplyContract {
        @Override
        StoreHome newHome() {
            return new SqliteHome();
        }
    }

    @Nested
    class Branch extends BranchContract {
        @Override
        StoreHome newHome() {
            return new SqliteHome();
        }
    }

    @Nested
    class Content extends ContentContract {
        @Override
        StoreHome newHome() {
            return new SqliteHome();
        }
    }

    @Nested
    class Subscription extends SubscriptionContract {
        @Override
        StoreHome newHome() {
            return new SqliteHome();
        }
    }

    @Nested
    class Account extends AccountContract {
        @Override
        StoreHome newHome() {
            return new SqliteHome();
        }
    }

    @Nested
    class Admin extends AdminContract {
        @Override
        StoreHome newHome() {
            return new SqliteHome();
        }
    }

    @Nested
    class Limits extends LimitsContract {
        @Override
        StoreHome newHome() {
            return new SqliteHome();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        StoreHome newHome() {
            return new SqliteHome();
        }
    }

    @Nested
    class Mailbox extends MailboxContract {
        @Override
        StoreHome newHome() {
            return new SqliteHome();
        }
    }

    @Nested
    class MailboxTree extends MailboxTreeContract {
        @Override
        StoreHome newHome() {
            return new SqliteHome();
        }
    }

    @Nested
    class MailboxConcurrency extends MailboxConcurrencyContract {
        @Override
        StoreHome newHome() {
            return new SqliteHome();
        }
    }
}
