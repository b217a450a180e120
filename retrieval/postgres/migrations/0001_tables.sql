-- +goose Up

-- The tenant is the first column of every key, so that a question about an
-- office's own plans reads its rows alone, and so that the same tables can be
-- distributed by tenant. Keys compare byte by byte (COLLATE "C"), as in the
-- other back ends. There are no foreign keys: their checks row by row would take as long
-- again as the rows themselves; a plan and all that belongs to it is written
-- and removed in one transaction.

CREATE TABLE kehoach.plans (
    tenant    text COLLATE "C" NOT NULL,
    id        text COLLATE "C" NOT NULL,
    -- SHA-256 of all that the plan holds.
    version   text COLLATE "C" NOT NULL,
    stored_at timestamptz NOT NULL,
    -- What a list of plans shows: number, date, issuer, title, …
    info      json NOT NULL,
    -- Who made the plan's vectors, and of how many components; '' for none.
    embedder  text COLLATE "C" NOT NULL DEFAULT '',
    dim       integer NOT NULL DEFAULT 0,
    -- SHA-256 of the vectors; '' for none.
    vectors   text COLLATE "C" NOT NULL DEFAULT '',
    PRIMARY KEY (tenant, id)
);
CREATE INDEX plans_embedder ON kehoach.plans (embedder);

-- The plan as JSON without its entries, and as a snapshot that is read faster.
CREATE TABLE kehoach.bodies (
    tenant   text COLLATE "C" NOT NULL,
    plan_id  text COLLATE "C" NOT NULL,
    head     text NOT NULL,
    snapshot bytea NOT NULL,
    PRIMARY KEY (tenant, plan_id)
);

-- The inverted index of each plan's words with the statistics for the ranking
-- (BM25). Read as a whole; not compressed, which would only cost time.
CREATE TABLE kehoach.words (
    tenant  text COLLATE "C" NOT NULL,
    plan_id text COLLATE "C" NOT NULL,
    segment bytea NOT NULL,
    PRIMARY KEY (tenant, plan_id)
);
ALTER TABLE kehoach.words ALTER segment SET STORAGE EXTERNAL;

-- The entries in the plan's order, as JSON in the form of `kehoach ingest`.
CREATE TABLE kehoach.entries (
    tenant   text COLLATE "C" NOT NULL,
    plan_id  text COLLATE "C" NOT NULL,
    ord      integer NOT NULL,
    kind     text COLLATE "C" NOT NULL,
    entry_id text NOT NULL,
    data     text NOT NULL,
    PRIMARY KEY (tenant, plan_id, ord)
);

-- Which entries concern an agency, by the agency's key and its role. For
-- reports in SQL; see docs/scale.md.
CREATE TABLE kehoach.agencies (
    tenant  text COLLATE "C" NOT NULL,
    plan_id text COLLATE "C" NOT NULL,
    key     text COLLATE "C" NOT NULL,
    role    text COLLATE "C" NOT NULL,
    name    text NOT NULL,
    entries integer[] NOT NULL, -- ord of each
    PRIMARY KEY (tenant, plan_id, key, role)
);

-- The vectors of each entry: of its own words, and with its context. A row for
-- each entry of a plan that has vectors. Components are whole numbers and the
-- length is about 4000, so products are exact; space tells embedders apart.
CREATE TABLE kehoach.vectors (
    tenant  text COLLATE "C" NOT NULL,
    plan_id text COLLATE "C" NOT NULL,
    ord     integer NOT NULL,
    kind    text COLLATE "C" NOT NULL,
    space   integer NOT NULL,
    own     halfvec,
    whole   halfvec,
    PRIMARY KEY (tenant, plan_id, ord)
);
-- In the row as far as a page reaches, where a scan finds them at once.
ALTER TABLE kehoach.vectors SET (toast_tuple_target = 8160);
ALTER TABLE kehoach.vectors ALTER own SET STORAGE EXTERNAL, ALTER whole SET STORAGE EXTERNAL;

-- +goose Down
DROP TABLE kehoach.vectors, kehoach.agencies, kehoach.entries, kehoach.words, kehoach.bodies, kehoach.plans;
