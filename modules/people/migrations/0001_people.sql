-- Bodies with content duties.
CREATE TABLE people_units (
    id            BIGINT PRIMARY KEY,
    code          TEXT NOT NULL UNIQUE,
    name_zh       TEXT NOT NULL,
    name_en       TEXT NOT NULL,
    short_zh      TEXT NOT NULL,
    unit_kind     TEXT NOT NULL,
    division_code TEXT NOT NULL,
    level         TEXT NOT NULL,
    site_mode     TEXT NOT NULL
);

-- Units in which one person may review and sign for a while: who allowed it, why, until when.
CREATE TABLE people_one_reviewer (
    unit     BIGINT PRIMARY KEY REFERENCES people_units (id),
    reason   TEXT NOT NULL,
    until_on TEXT NOT NULL,
    set_by   BIGINT NOT NULL,
    set_at   BIGINT NOT NULL
);

CREATE TABLE people_persons (
    id         BIGINT PRIMARY KEY,
    post       TEXT NOT NULL,
    unit       BIGINT NOT NULL REFERENCES people_units (id),
    created_at BIGINT NOT NULL,
    left_on    TEXT
);
CREATE INDEX people_persons_by_unit ON people_persons (unit);

CREATE TABLE people_accounts (
    id                BIGINT PRIMARY KEY,
    person            BIGINT NOT NULL REFERENCES people_persons (id),
    name              TEXT NOT NULL UNIQUE,
    password_hash     TEXT NOT NULL,
    must_change       BIGINT NOT NULL,
    disabled          BIGINT NOT NULL,
    created_at        BIGINT NOT NULL,
    last_signed_in_at BIGINT
);
CREATE INDEX people_accounts_by_person ON people_accounts (person);

-- Of a link only the keyed hash of its token is known here.
CREATE TABLE people_setup_links (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account    BIGINT NOT NULL REFERENCES people_accounts (id),
    until_at   BIGINT NOT NULL
);
CREATE INDEX people_setup_links_by_account ON people_setup_links (account);

CREATE TABLE people_appointments (
    id       BIGINT PRIMARY KEY,
    person   BIGINT NOT NULL REFERENCES people_persons (id),
    role     TEXT NOT NULL,
    unit     BIGINT NOT NULL REFERENCES people_units (id),
    from_on  TEXT NOT NULL,
    until_on TEXT,
    deputy   BIGINT NOT NULL
);
CREATE INDEX people_appointments_by_person ON people_appointments (person);
CREATE INDEX people_appointments_by_unit ON people_appointments (unit, role);

CREATE TABLE people_sessions (
    token_hash   TEXT NOT NULL PRIMARY KEY,
    account      BIGINT NOT NULL REFERENCES people_accounts (id),
    created_at   BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    address      TEXT NOT NULL
);
CREATE INDEX people_sessions_by_account ON people_sessions (account);

-- Sign-ins that have begun and not succeeded. A success takes those of its name and network away.
CREATE TABLE people_attempts (
    id        BIGINT PRIMARY KEY,
    name_hash TEXT NOT NULL,
    network   TEXT NOT NULL,
    at        BIGINT NOT NULL
);
CREATE INDEX people_attempts_by_name ON people_attempts (name_hash, at);
CREATE INDEX people_attempts_by_network ON people_attempts (network, at);

-- Networks an account has signed in from.
CREATE TABLE people_known_networks (
    account BIGINT NOT NULL REFERENCES people_accounts (id),
    network TEXT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (account, network)
);

-- What waits for a person, or for whoever holds a role in a unit.
CREATE TABLE people_tasks (
    id          BIGINT PRIMARY KEY,
    task_key    TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL,
    title       TEXT NOT NULL,
    path        TEXT NOT NULL,
    person      BIGINT NOT NULL,
    unit        BIGINT NOT NULL,
    role        TEXT NOT NULL,
    due_on      TEXT,
    assigned_by TEXT NOT NULL,
    assigned_at BIGINT NOT NULL,
    settled_at  BIGINT
);
CREATE INDEX people_tasks_by_person ON people_tasks (person, settled_at);
CREATE INDEX people_tasks_by_role ON people_tasks (unit, role, settled_at);

CREATE TABLE people_notes (
    id      BIGINT PRIMARY KEY,
    person  BIGINT NOT NULL REFERENCES people_persons (id),
    text    TEXT NOT NULL,
    path    TEXT NOT NULL,
    at      BIGINT NOT NULL,
    read_at BIGINT
);
CREATE INDEX people_notes_by_person ON people_notes (person, id);
