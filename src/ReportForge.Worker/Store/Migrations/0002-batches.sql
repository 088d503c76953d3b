CREATE TABLE batch (
    id          TEXT NOT NULL PRIMARY KEY,
    unit        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    -- planning, running, cancelled, refused, done
    state       TEXT NOT NULL,
    file_name   TEXT NOT NULL,
    input       TEXT NOT NULL REFERENCES blob (hash),
    template    TEXT NOT NULL,
    findings    TEXT NOT NULL,
    actor       TEXT NOT NULL,
    created_at  BIGINT NOT NULL,
    finished_at BIGINT NULL
);
CREATE INDEX batch_by_unit ON batch (unit, id);

CREATE TABLE batch_unit (
    batch     TEXT NOT NULL REFERENCES batch (id),
    ord       INTEGER NOT NULL,
    key       TEXT NOT NULL,
    unit      TEXT NOT NULL,
    name      TEXT NOT NULL,
    period    TEXT NOT NULL,
    source    TEXT NOT NULL,
    line      INTEGER NOT NULL,
    input     TEXT NOT NULL,
    -- wait, held, made, failed
    state     TEXT NOT NULL,
    holder    TEXT NULL,
    document  TEXT NULL REFERENCES blob (hash),
    file_name TEXT NOT NULL,
    findings  TEXT NOT NULL,
    errors    INTEGER NOT NULL,
    warnings  INTEGER NOT NULL,
    attempt   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (batch, ord)
);
CREATE INDEX batch_unit_state ON batch_unit (batch, state, ord);
CREATE INDEX batch_unit_key ON batch_unit (batch, key);
