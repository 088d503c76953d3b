-- A document that somebody has edited in Word, and what became of it when the data of the report were brought into it.
CREATE TABLE regeneration (
    report    TEXT NOT NULL REFERENCES report (id),
    no        INTEGER NOT NULL,
    -- of the data that were brought in
    version   INTEGER NOT NULL,
    edited    TEXT NOT NULL REFERENCES blob (hash),
    document  TEXT NOT NULL REFERENCES blob (hash),
    file_name TEXT NOT NULL,
    -- unchanged, fresh, merged, beside
    outcome   TEXT NOT NULL,
    tracked   INTEGER NOT NULL,
    changes   TEXT NOT NULL,
    findings  TEXT NOT NULL,
    actor     TEXT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (report, no)
);
