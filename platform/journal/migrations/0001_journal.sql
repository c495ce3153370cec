CREATE TABLE journal (
    number  BIGINT PRIMARY KEY,
    node    TEXT NOT NULL,
    at      BIGINT NOT NULL,
    person  BIGINT NOT NULL,
    unit    BIGINT NOT NULL,
    origin  TEXT NOT NULL,
    act     TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail  TEXT NOT NULL,
    hash    BYTEA NOT NULL
);
CREATE INDEX journal_by_subject ON journal (subject, number);

CREATE TABLE journal_heads (
    node   TEXT NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL,
    hash   BYTEA NOT NULL
);
