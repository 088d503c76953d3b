-- The PDF of a document, made when it is first asked for.
CREATE TABLE pdf (
    document TEXT NOT NULL PRIMARY KEY REFERENCES blob (hash),
    pdf      TEXT NOT NULL REFERENCES blob (hash)
);
