-- The tenant is the first column of every key, as in the other back ends.

CREATE TABLE plans (
    tenant    TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    -- version is the SHA-256 of all that the plan holds; see digest.
    version   TEXT    NOT NULL,
    number    TEXT    NOT NULL,
    date      TEXT    NOT NULL,
    issuer    TEXT    NOT NULL,
    title     TEXT    NOT NULL,
    year      INTEGER NOT NULL,
    entries   INTEGER NOT NULL,
    tasks     INTEGER NOT NULL,
    hash      TEXT    NOT NULL,
    file      TEXT    NOT NULL,
    -- stored_at is microseconds since 1970 UTC.
    stored_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;

-- A plan's parts of one row each: "head", the plan as JSON without its
-- entries, and "segment", its inverted index.
CREATE TABLE parts (
    tenant  TEXT NOT NULL,
    plan_id TEXT NOT NULL,
    part    TEXT NOT NULL,
    data    BLOB NOT NULL,
    PRIMARY KEY (tenant, plan_id, part),
    FOREIGN KEY (tenant, plan_id) REFERENCES plans (tenant, id) ON DELETE CASCADE
) STRICT;

-- The entries in the plan's order, as JSON in the form of `kehoach ingest`.
CREATE TABLE entries (
    tenant   TEXT    NOT NULL,
    plan_id  TEXT    NOT NULL,
    ord      INTEGER NOT NULL,
    entry_id TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    json     TEXT    NOT NULL,
    PRIMARY KEY (tenant, plan_id, ord),
    FOREIGN KEY (tenant, plan_id) REFERENCES plans (tenant, id) ON DELETE CASCADE
) STRICT;
