package org.mailroom.store.sql;

import org.junit.jupiter.api.Nested;

/** The contracts on PostgreSQL. */
class PostgresStoreTest {

    @Nested
    class Queue extends QueueContract {
        @Override
        StoreHome newHome() {
            return new PostgresHome();
        }
    }

    @Nested
    class AwaitingReply extends AwaitingReplyContract {
        @Override
        StoreHome newHome() {
            return new PostgresHome();
        }
    }

    @Nested
    class Branch extends BranchContract {
        @Override
        StoreHome newHome() {
            return new PostgresHome();
        }
    }

    @Nested
    class Content extends ContentContract {
        @Override
        StoreHome newHome() {
            return new PostgresHome();
        }
    }

    @Nested
    class Subscription extends SubscriptionContract {
        @Override
        StoreHome newHome() {
            return new PostgresHome();
        }
    }

    @Nested
    class Account extends AccountContract {
        @Override
        StoreHome newHome() {
            return new PostgresHome();
        }
    }

    @Nested
    class Admin extends AdminContract {
        @Override
        StoreHome newHome() {
            return new PostgresHome();
        }
    }

    @Nested
    class Limits extends LimitsContract {
        @Override
        StoreHome newHome() {
            return new PostgresHome();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        StoreHome newHome() {
            return new PostgresHome();
        }
    }

    @Nested
    class Mailbox extends MailboxContract {
        @Override
        StoreHome newHome() {
            return new PostgresHome();
        }
    }

    @Nested
    class MailboxTree extends MailboxTreeContract {
        @Override
        StoreHome newHome() {
            return new PostgresHome();
        }
    }

    @Nested
    class MailboxConcurrency extends MailboxConcurrencyContract {
        @Override
        StoreHome newHome() {
            return new PostgresHome();
        }
    }
}
