-- A batch may be asked for what has changed only: units whose data and template are those of an earlier one keep its document.
ALTER TABLE batch ADD COLUMN only_changed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX batch_unit_made ON batch_unit (key, batch) WHERE state = 'made';
