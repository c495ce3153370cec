CREATE TABLE media_files (
    id       BIGINT PRIMARY KEY,
    unit     BIGINT NOT NULL,
    person   BIGINT NOT NULL,
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    type     TEXT NOT NULL,
    hash     TEXT NOT NULL,
    size     BIGINT NOT NULL,
    width    BIGINT NOT NULL,
    height   BIGINT NOT NULL,
    made_at  BIGINT NOT NULL
);
CREATE INDEX media_files_by_hash ON media_files (hash);
