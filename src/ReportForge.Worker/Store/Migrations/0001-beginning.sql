-- Times are milliseconds since 1970 (UTC), ids are UUIDs of version 7 as text, flags are 0 and 1: the same in every engine.

CREATE TABLE unit (
    code   TEXT NOT NULL PRIMARY KEY,
    parent TEXT NULL,
    name   TEXT NOT NULL
);
CREATE INDEX unit_parent ON unit (parent);

CREATE TABLE account (
    id            TEXT NOT NULL PRIMARY KEY,
    name          TEXT NOT NULL UNIQUE,
    full_name     TEXT NOT NULL,
    unit          TEXT NOT NULL,
    role          TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    -- Changes with the password and the rights: what was signed in before is signed out.
    stamp         TEXT NOT NULL,
    failures      INTEGER NOT NULL DEFAULT 0,
    locked_until  BIGINT NOT NULL DEFAULT 0,
    is_active     INTEGER NOT NULL DEFAULT 1,
    created_at    BIGINT NOT NULL
);

CREATE TABLE api_key (
    id         TEXT NOT NULL PRIMARY KEY,
    hash       TEXT NOT NULL,
    name       TEXT NOT NULL,
    unit       TEXT NOT NULL,
    rights     INTEGER NOT NULL,
    created_by TEXT NOT NULL REFERENCES account (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT NULL
);

CREATE TABLE audit (
    id           TEXT NOT NULL PRIMARY KEY,
    at           BIGINT NOT NULL,
    actor        TEXT NOT NULL,
    unit         TEXT NOT NULL,
    action       TEXT NOT NULL,
    subject      TEXT NOT NULL,
    from_version INTEGER NULL,
    to_version   INTEGER NULL
);
CREATE INDEX audit_unit ON audit (unit, id);

CREATE TABLE data_protection_key (
    name TEXT NOT NULL PRIMARY KEY,
    xml  TEXT NOT NULL
);

-- What a POST was answered, so that asking again gives the same answer. Status 0 is still being worked on.
CREATE TABLE idempotency (
    caller       TEXT NOT NULL,
    key          TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    status       INTEGER NOT NULL,
    headers      TEXT NOT NULL,
    body         $blob$ NULL,
    at           BIGINT NOT NULL,
    PRIMARY KEY (caller, key)
);

CREATE INDEX idempotency_at ON idempotency (at);

CREATE TABLE blob (
    hash  TEXT NOT NULL PRIMARY KEY,
    bytes $blob$ NOT NULL,
    size  BIGINT NOT NULL
);

CREATE TABLE report (
    id         TEXT NOT NULL PRIMARY KEY,
    unit       TEXT NOT NULL REFERENCES unit (code),
    kind       TEXT NOT NULL,
    period     TEXT NOT NULL,
    state      TEXT NOT NULL,
    version    INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    UNIQUE (unit, kind, period)
);
CREATE INDEX report_period ON report (period, unit);

CREATE TABLE report_version (
    report      TEXT NOT NULL REFERENCES report (id),
    no          INTEGER NOT NULL,
    data        TEXT NOT NULL,
    template    TEXT NOT NULL,
    program     TEXT NOT NULL,
    document    TEXT NULL REFERENCES blob (hash),
    file_name   TEXT NOT NULL,
    findings    TEXT NOT NULL,
    errors      INTEGER NOT NULL,
    warnings    INTEGER NOT NULL,
    origin      TEXT NOT NULL,
    actor       TEXT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (report, no)
);

CREATE TABLE issued (
    report          TEXT NOT NULL PRIMARY KEY REFERENCES report (id),
    version         INTEGER NOT NULL,
    number          INTEGER NOT NULL,
    issue_date      TEXT NOT NULL,
    document        TEXT NOT NULL REFERENCES blob (hash),
    file_name       TEXT NOT NULL,
    findings        TEXT NOT NULL,
    override_reason TEXT NULL,
    actor           TEXT NOT NULL,
    at              BIGINT NOT NULL
);
