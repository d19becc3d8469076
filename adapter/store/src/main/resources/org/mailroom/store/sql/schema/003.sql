-- What an account has in its mailboxes, and may have (-1: as much as it likes). Whoever changes names or what is counted here
-- locks this row first. last_validity is the greatest UIDVALIDITY that was ever given out; tree_version grows with each change
-- of a name or a subscription.
CREATE TABLE account_mail (
    account ${name} PRIMARY KEY,
    last_validity BIGINT NOT NULL,
    tree_version BIGINT NOT NULL,
    mailboxes INTEGER NOT NULL,
    octets BIGINT NOT NULL,
    messages BIGINT NOT NULL,
    max_octets BIGINT NOT NULL,
    max_messages BIGINT NOT NULL
) ${without_rowid};

-- A mailbox without a name was deleted; what it held is removed bit by bit. What went up to vanished_floor is forgotten.
CREATE TABLE mailbox (
    id ${id},
    account ${name} NOT NULL,
    name ${name},
    special_use TEXT NOT NULL,
    uid_validity BIGINT NOT NULL,
    uid_next BIGINT NOT NULL,
    highest_modseq BIGINT NOT NULL,
    recent_uid BIGINT NOT NULL,
    vanished_floor BIGINT NOT NULL,
    vanished_rows INTEGER NOT NULL,
    messages BIGINT NOT NULL,
    unseen BIGINT NOT NULL,
    deleted BIGINT NOT NULL,
    octets BIGINT NOT NULL,
    deleted_octets BIGINT NOT NULL
);

CREATE UNIQUE INDEX mailbox_name ON mailbox (account, name);
CREATE INDEX mailbox_deleted ON mailbox (id) WHERE name IS NULL;

CREATE TABLE mailbox_subscription (
    account ${name} NOT NULL,
    name ${name} NOT NULL,
    PRIMARY KEY (account, name)
) ${without_rowid};

-- A message in a mailbox. Each row is one name of its body; keywords stand between spaces.
CREATE TABLE mailbox_message (
    mailbox_id BIGINT NOT NULL,
    uid BIGINT NOT NULL,
    modseq BIGINT NOT NULL,
    flags INTEGER NOT NULL,
    keywords TEXT,
    size BIGINT NOT NULL,
    internal_date BIGINT NOT NULL,
    save_date BIGINT NOT NULL,
    content_id BIGINT NOT NULL,
    PRIMARY KEY (mailbox_id, uid)
) ${without_rowid};

CREATE INDEX mailbox_message_modseq ON mailbox_message (mailbox_id, modseq);

-- UIDs that went, and with which change.
CREATE TABLE mailbox_vanished (
    mailbox_id BIGINT NOT NULL,
    modseq BIGINT NOT NULL,
    first_uid BIGINT NOT NULL,
    last_uid BIGINT NOT NULL,
    PRIMARY KEY (mailbox_id, modseq, first_uid)
) ${without_rowid};

-- What is known of a body that is in a mailbox; goes with the body.
CREATE TABLE message_description (
    content_id ${id},
    description BYTEA NOT NULL,
    preview TEXT
);
