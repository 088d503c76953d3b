-- The name under which an administrator expects somebody from the identity provider, and the person who first came with it: from
-- then on issuer and subject count, which no provider gives to another person.
ALTER TABLE account ADD COLUMN external_name TEXT NULL;
ALTER TABLE account ADD COLUMN issuer TEXT NULL;
ALTER TABLE account ADD COLUMN subject TEXT NULL;
CREATE UNIQUE INDEX account_external_name ON account (external_name);
CREATE UNIQUE INDEX account_subject ON account (issuer, subject);
