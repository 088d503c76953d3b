-- Who has the documents of a batch checked for official form elsewhere asks that the service does not tell it as well.
ALTER TABLE batch ADD COLUMN samples_form INTEGER NOT NULL DEFAULT 1;
