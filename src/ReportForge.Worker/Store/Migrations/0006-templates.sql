-- Word templates that an office keeps for its own merges.
CREATE TABLE template (
    id         TEXT NOT NULL PRIMARY KEY,
    unit       TEXT NOT NULL,
    name       TEXT NOT NULL,
    version    INTEGER NOT NULL,
    changed_at BIGINT NOT NULL,
    UNIQUE (unit, name)
);

CREATE TABLE template_version (
    template TEXT NOT NULL REFERENCES template (id),
    no       INTEGER NOT NULL,
    document TEXT NOT NULL REFERENCES blob (hash),
    findings TEXT NOT NULL,
    actor    TEXT NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (template, no)
);
