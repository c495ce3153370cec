CREATE TABLE gazette (
    number    BIGINT PRIMARY KEY,
    batch_end BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    action    TEXT NOT NULL,
    kind      TEXT NOT NULL,
    document_id BIGINT NOT NULL,
    algorithm TEXT NOT NULL,
    digest    BYTEA NOT NULL,
    hash      BYTEA NOT NULL,
    salt      BYTEA,
    document  TEXT
);
CREATE INDEX gazette_by_document ON gazette (kind, document_id, number);

CREATE TABLE gazette_head (
    id     BIGINT PRIMARY KEY,
    number BIGINT NOT NULL,
    hash   BYTEA NOT NULL
);
