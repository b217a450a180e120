-- What people report of the progress of entries, in the order in which it
-- came. No foreign key: storing a plan again deletes its row, and the history
-- has to stay. agency is the key of the body that reports; reported_at is
-- microseconds since 1970 UTC.

CREATE TABLE progress (
    tenant      TEXT    NOT NULL,
    plan_id     TEXT    NOT NULL,
    seq         INTEGER NOT NULL,
    entry_id    TEXT    NOT NULL,
    agency      TEXT    NOT NULL,
    done        INTEGER NOT NULL,
    note        TEXT    NOT NULL,
    doc         TEXT    NOT NULL,
    reporter    TEXT    NOT NULL,
    reported_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, plan_id, seq)
) STRICT, WITHOUT ROWID;
