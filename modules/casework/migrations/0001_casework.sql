-- What every case shares, whatever it is about: letters, disclosure requests, applications.
CREATE TABLE casework_cases (
    id           BIGINT PRIMARY KEY,
    kind         TEXT NOT NULL,
    number       TEXT NOT NULL UNIQUE,
    request_key  TEXT NOT NULL UNIQUE, -- what was handed in once is one case
    code_hash    TEXT NOT NULL UNIQUE, -- keyed; the query code itself is kept nowhere
    code_round   BIGINT NOT NULL,
    state        TEXT NOT NULL,
    is_open      BIGINT NOT NULL,
    unit         BIGINT NOT NULL REFERENCES people_units (id),
    handler      BIGINT NOT NULL,
    received_at  BIGINT NOT NULL,
    closed_at    BIGINT,
    due_on       TEXT,             -- of the clock that runs; none while it is paused
    is_paused    BIGINT NOT NULL,
    is_urged     BIGINT NOT NULL,
    keep_until   TEXT,
    version      BIGINT NOT NULL
);
CREATE INDEX casework_cases_by_unit ON casework_cases (unit, kind, is_open, due_on, id);
CREATE INDEX casework_cases_by_handler ON casework_cases (handler, is_open, due_on, id);
CREATE INDEX casework_cases_by_receipt ON casework_cases (unit, kind, received_at, id);
CREATE INDEX casework_cases_by_due ON casework_cases (is_open, due_on);
CREATE INDEX casework_cases_by_keep ON casework_cases (keep_until);

-- The legal clocks of a case, as JSON: its acceptance, its reply.
CREATE TABLE casework_clocks (
    case_id BIGINT NOT NULL REFERENCES casework_cases (id),
    name    TEXT NOT NULL,
    clock   TEXT NOT NULL,
    PRIMARY KEY (case_id, name)
);

-- Who, when, what. A note is sealed: it may speak of people.
CREATE TABLE casework_steps (
    case_id  BIGINT NOT NULL REFERENCES casework_cases (id),
    number   BIGINT NOT NULL,
    words    TEXT NOT NULL,
    at       BIGINT NOT NULL,
    person   BIGINT NOT NULL,
    unit     BIGINT NOT NULL,
    name     TEXT NOT NULL,
    note     BYTEA NOT NULL,
    audience TEXT NOT NULL,
    PRIMARY KEY (case_id, number)
);

-- Who wrote: sealed.
CREATE TABLE casework_contacts (
    case_id BIGINT NOT NULL PRIMARY KEY REFERENCES casework_cases (id),
    sealed  BYTEA NOT NULL
);

-- Units asked to help the one that leads, and what each answered.
CREATE TABLE casework_helpers (
    case_id     BIGINT NOT NULL REFERENCES casework_cases (id),
    unit        BIGINT NOT NULL REFERENCES people_units (id),
    asked_at    BIGINT NOT NULL,
    due_on      TEXT NOT NULL,
    is_open     BIGINT NOT NULL,
    answered_at BIGINT,
    answered_by BIGINT NOT NULL,
    answer      BYTEA NOT NULL,
    PRIMARY KEY (case_id, unit)
);
CREATE INDEX casework_helpers_by_unit ON casework_helpers (unit, is_open, due_on, case_id);

-- Forms on their way: sealed, gone thirty days after the last change. Their key and code are known by keyed hashes.
CREATE TABLE casework_drafts (
    id         BIGINT PRIMARY KEY,
    kind       TEXT NOT NULL,
    key_hash   TEXT NOT NULL UNIQUE,
    code_hash  TEXT NOT NULL UNIQUE,
    sealed     BYTEA NOT NULL,
    changed_at BIGINT NOT NULL,
    case_id    BIGINT NOT NULL
);
CREATE INDEX casework_drafts_by_change ON casework_drafts (changed_at);

-- Files handed in with a form, sealed under this hash. Names stand in the form.
CREATE TABLE casework_files (
    hash    TEXT NOT NULL PRIMARY KEY,
    draft   BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    kept_at BIGINT NOT NULL
);
CREATE INDEX casework_files_by_draft ON casework_files (draft);
CREATE INDEX casework_files_by_case ON casework_files (case_id);
