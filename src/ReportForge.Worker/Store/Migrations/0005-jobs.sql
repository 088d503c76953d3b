-- A request that is answered later: as it was sent, and what it was answered.
CREATE TABLE job (
    id             TEXT NOT NULL PRIMARY KEY,
    unit           TEXT NOT NULL,
    -- id of the account or the key, whose rights are looked up anew
    caller         TEXT NOT NULL,
    is_program     INTEGER NOT NULL,
    actor          TEXT NOT NULL,
    method         TEXT NOT NULL,
    route          TEXT NOT NULL,
    path           TEXT NOT NULL,
    query          TEXT NOT NULL,
    route_values   TEXT NOT NULL,
    headers        TEXT NOT NULL,
    body           $blob$ NOT NULL,
    -- waiting, running, cancelling, done, failed, cancelled
    state          TEXT NOT NULL,
    attempt        INTEGER NOT NULL DEFAULT 0,
    status         INTEGER NULL,
    answer_headers TEXT NULL,
    answer         $blob$ NULL,
    created_at     BIGINT NOT NULL,
    started_at     BIGINT NULL,
    finished_at    BIGINT NULL
);
CREATE INDEX job_by_unit ON job (unit, id);
CREATE INDEX job_by_state ON job (state, finished_at);
