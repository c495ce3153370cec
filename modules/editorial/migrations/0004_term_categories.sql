-- Of which list a term was that was found.
ALTER TABLE editorial_findings ADD COLUMN category TEXT NOT NULL DEFAULT '';
