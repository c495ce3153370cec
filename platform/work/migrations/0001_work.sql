CREATE TABLE counters (
    name TEXT NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL
);

CREATE TABLE facts (
    id       BIGINT PRIMARY KEY,
    unit     BIGINT NOT NULL,
    what     TEXT NOT NULL,
    rule     TEXT NOT NULL,
    at       BIGINT NOT NULL,
    evidence TEXT NOT NULL
);
CREATE INDEX facts_by_unit ON facts (unit, at);
