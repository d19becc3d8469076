-- Who may log in. Names are canonical, and compared as octets.
CREATE TABLE account (
    name ${name} PRIMARY KEY,
    enabled INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
) ${without_rowid};

-- What its password is verified by, one row for each scheme.
CREATE TABLE account_secret (
    account ${name} NOT NULL,
    scheme ${name} NOT NULL,
    secret TEXT NOT NULL,
    PRIMARY KEY (account, scheme)
) ${without_rowid};

-- What all nodes must have alike and nobody else may know; made by the first node that asks.
CREATE TABLE shared_secret (
    name ${name} PRIMARY KEY,
    secret BYTEA NOT NULL
) ${without_rowid};
