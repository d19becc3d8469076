-- Who writes here. A slot is kept for ever, because its ids must never come again; incarnation 0 is a free slot.
CREATE TABLE node (
    slot INTEGER PRIMARY KEY,
    incarnation BIGINT NOT NULL,
    heartbeat BIGINT NOT NULL,
    id_limit BIGINT NOT NULL
);

-- A body. It is incoming while it has an owner, the incarnation that writes it; refs counts the rows that name it.
CREATE TABLE content (
    id ${id},
    size BIGINT NOT NULL,
    refs INTEGER NOT NULL,
    owner BIGINT,
    created_at BIGINT NOT NULL
);

CREATE INDEX content_incoming ON content (owner) WHERE owner IS NOT NULL;

CREATE TABLE content_chunk (
    content_id BIGINT NOT NULL,
    seq INTEGER NOT NULL,
    data BYTEA NOT NULL,
    PRIMARY KEY (content_id, seq)
);

${store_chunks_plainly};

CREATE TABLE message (
    id ${id},
    content_id BIGINT NOT NULL,
    size BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    sender TEXT NOT NULL,
    parameters TEXT NOT NULL,
    protocol TEXT NOT NULL,
    peer_address TEXT NOT NULL,
    peer_port INTEGER NOT NULL,
    helo TEXT NOT NULL,
    tls_protocol TEXT,
    tls_cipher TEXT,
    auth_user TEXT,
    open_deliveries INTEGER NOT NULL
);

CREATE TABLE subscription (
    name ${name} PRIMARY KEY,
    recipients TEXT NOT NULL,
    before_reply INTEGER NOT NULL
) ${without_rowid};

-- state: READY, CLAIMED, PREPARED or DEAD. While PREPARED, on_commit is READY, DEAD or DELETE, with the next_ columns, and
-- on_rollback is CLAIMED, READY or DELETE; owner is the incarnation that claimed or prepared, NULL once it is dead.
CREATE TABLE delivery (
    id ${id},
    message_id BIGINT NOT NULL,
    subscription TEXT NOT NULL,
    recipients TEXT NOT NULL,
    state TEXT NOT NULL,
    awaits_reply INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    due_at BIGINT NOT NULL,
    owner BIGINT,
    reason TEXT,
    branch TEXT,
    prepared_at BIGINT,
    on_commit TEXT,
    on_rollback TEXT,
    next_subscription TEXT,
    next_due_at BIGINT,
    next_reason TEXT
);

CREATE INDEX delivery_ready ON delivery (subscription, due_at, id) WHERE state = 'READY';
CREATE INDEX delivery_dead ON delivery (subscription, id) WHERE state = 'DEAD';
CREATE INDEX delivery_awaiting ON delivery (message_id) WHERE awaits_reply = 1;
CREATE INDEX delivery_branch ON delivery (branch) WHERE branch IS NOT NULL;
