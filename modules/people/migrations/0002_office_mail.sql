-- Where a person gets the daily digest, and when the last one was made.
ALTER TABLE people_persons ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE people_persons ADD COLUMN digest_at BIGINT;
