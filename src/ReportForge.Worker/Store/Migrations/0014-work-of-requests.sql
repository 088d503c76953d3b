-- The id of what a request makes: sent again after its process has gone, it finds what it made.
ALTER TABLE idempotency ADD COLUMN work TEXT NOT NULL DEFAULT '';
