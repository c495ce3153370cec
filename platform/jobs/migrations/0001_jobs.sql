CREATE TABLE jobs (
    id           BIGINT PRIMARY KEY,
    kind         TEXT NOT NULL,
    once         TEXT UNIQUE,
    data         TEXT NOT NULL,
    due_at       BIGINT NOT NULL,
    attempts     BIGINT NOT NULL DEFAULT 0,
    leased_until BIGINT NOT NULL DEFAULT 0,
    waits        BIGINT NOT NULL DEFAULT 0,
    last_error   TEXT NOT NULL DEFAULT ''
);
CREATE INDEX jobs_by_due ON jobs (waits, due_at);

CREATE TABLE daily_jobs (
    name TEXT NOT NULL PRIMARY KEY
);
