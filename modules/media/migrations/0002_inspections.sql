CREATE TABLE media_inspections (
    hash       TEXT PRIMARY KEY,
    inspected  TEXT NOT NULL,
    made_at    BIGINT NOT NULL
);
