-- The last entry that erased something while its text may have stood in this file; 0 when none did. Such a file is
-- built anew before anything else counts.
ALTER TABLE progress ADD COLUMN erased BIGINT NOT NULL DEFAULT 0;
