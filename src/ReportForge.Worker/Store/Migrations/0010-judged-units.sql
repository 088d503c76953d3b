-- Whether the findings of a unit's own data are there. Lanes judge what they make; units from before were judged when they were read.
ALTER TABLE batch_unit ADD COLUMN judged INTEGER NOT NULL DEFAULT 1;
