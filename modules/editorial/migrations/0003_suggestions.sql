-- What should stand where something was found, where that is known.
ALTER TABLE editorial_findings ADD COLUMN suggestion TEXT NOT NULL DEFAULT '';
