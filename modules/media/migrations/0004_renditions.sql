CREATE TABLE media_renditions (
    id      BIGINT PRIMARY KEY,
    source  TEXT NOT NULL,
    width   BIGINT NOT NULL,
    height  BIGINT NOT NULL,
    type    TEXT NOT NULL,
    hash    TEXT NOT NULL,
    size    BIGINT NOT NULL
);
CREATE INDEX media_renditions_by_source ON media_renditions (source);
CREATE INDEX media_renditions_by_hash ON media_renditions (hash);
-- A picture that was looked at, whether or not anything could be made of it.
CREATE TABLE media_rendered (
    source   TEXT PRIMARY KEY,
    made_at  BIGINT NOT NULL,
    problem  TEXT NOT NULL
);
