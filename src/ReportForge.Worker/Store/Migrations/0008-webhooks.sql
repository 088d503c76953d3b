-- Addresses that are told what has happened in a unit, and what each is still to be told.
CREATE TABLE webhook (
    id         TEXT NOT NULL PRIMARY KEY,
    unit       TEXT NOT NULL,
    url        TEXT NOT NULL,
    events     TEXT NOT NULL,
    secret     TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at   BIGINT NULL
);

CREATE TABLE delivery (
    id          TEXT NOT NULL PRIMARY KEY,
    webhook     TEXT NOT NULL REFERENCES webhook (id),
    event       TEXT NOT NULL,
    body        TEXT NOT NULL,
    -- waiting, delivered, failed
    state       TEXT NOT NULL,
    attempt     INTEGER NOT NULL DEFAULT 0,
    next_at     BIGINT NOT NULL,
    status      INTEGER NULL,
    created_at  BIGINT NOT NULL,
    finished_at BIGINT NULL
);
CREATE INDEX delivery_due ON delivery (next_at) WHERE state = 'waiting';
CREATE INDEX delivery_of_webhook ON delivery (webhook, id);
