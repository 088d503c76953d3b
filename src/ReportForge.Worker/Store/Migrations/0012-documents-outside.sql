-- What a document is called where it lies outside of the database; its bytes are empty here then.
ALTER TABLE blob ADD COLUMN name TEXT NULL;

-- By which the place outside is known to be that of this database: one row, once there is such a place.
CREATE TABLE document_mark (
    mark TEXT NOT NULL PRIMARY KEY
);
