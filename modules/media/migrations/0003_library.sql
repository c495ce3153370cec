ALTER TABLE media_files ADD COLUMN alt TEXT NOT NULL DEFAULT '';
ALTER TABLE media_files ADD COLUMN focus_x BIGINT NOT NULL DEFAULT 50;
ALTER TABLE media_files ADD COLUMN focus_y BIGINT NOT NULL DEFAULT 50;
CREATE INDEX media_files_by_unit ON media_files (unit, id);
CREATE TABLE media_holders (
    subject    TEXT PRIMARY KEY,
    unit       BIGINT NOT NULL,
    title      TEXT NOT NULL,
    path       TEXT NOT NULL,
    state      TEXT NOT NULL,
    is_public  BIGINT NOT NULL
);
CREATE TABLE media_uses (
    subject  TEXT NOT NULL,
    place    TEXT NOT NULL,
    file     BIGINT NOT NULL,
    PRIMARY KEY (subject, place, file)
);
CREATE INDEX media_uses_by_file ON media_uses (file);
-- Where there are files already, those who hold them are asked to say so.
INSERT INTO counters (name, last) SELECT 'jobs', 1 WHERE EXISTS (SELECT 1 FROM media_files)
    ON CONFLICT (name) DO UPDATE SET last = counters.last + 1;
INSERT INTO jobs (id, kind, once, data, due_at)
    SELECT last, 'media.ask_for_uses', 'media.ask_for_uses', '{"after":0}', 0 FROM counters
    WHERE name = 'jobs' AND EXISTS (SELECT 1 FROM media_files);
