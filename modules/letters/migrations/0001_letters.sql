-- A letter is a case; this is what only letters have. Its words, its answers and the public version are sealed.
CREATE TABLE letters_letters (
    id            BIGINT PRIMARY KEY REFERENCES casework_cases (id),
    letter_system TEXT NOT NULL,
    mailbox       TEXT NOT NULL,
    category      TEXT NOT NULL,
    way           TEXT NOT NULL,
    title         TEXT NOT NULL,
    sealed        BYTEA NOT NULL,
    may_publish   BIGINT NOT NULL,
    lead_letter   BIGINT NOT NULL,
    followers     BIGINT NOT NULL,
    accused       BIGINT NOT NULL,
    outcome       TEXT NOT NULL,
    rating        TEXT NOT NULL,
    rated_at      BIGINT,
    round         BIGINT NOT NULL,
    answered_at   BIGINT,
    answered_by   BIGINT NOT NULL,
    days_taken    BIGINT NOT NULL,
    was_late      BIGINT NOT NULL,
    transfers     BIGINT NOT NULL,
    is_public     BIGINT NOT NULL,
    is_matter     BIGINT NOT NULL,
    matter_title  TEXT NOT NULL, -- public: a matter others may join
    matter_about  TEXT NOT NULL,
    result_due    TEXT,
    result        TEXT NOT NULL, -- public: what came of a suggestion
    result_at     BIGINT
);
CREATE INDEX letters_letters_by_lead ON letters_letters (lead_letter);
CREATE INDEX letters_letters_by_result ON letters_letters (result_due);

-- An answer of a round: drafted by the handler, released by the head, who is another person.
CREATE TABLE letters_replies (
    letter      BIGINT NOT NULL REFERENCES letters_letters (id),
    round       BIGINT NOT NULL,
    sealed      BYTEA NOT NULL,
    outcome     TEXT NOT NULL,
    to_publish  BIGINT NOT NULL,
    drafted_by  BIGINT NOT NULL,
    drafted_at  BIGINT NOT NULL,
    released_by BIGINT NOT NULL,
    released_at BIGINT,
    version     BIGINT NOT NULL,
    PRIMARY KEY (letter, round)
);

-- Sentences a unit answers with often.
CREATE TABLE letters_templates (
    id    BIGINT PRIMARY KEY,
    unit  BIGINT NOT NULL REFERENCES people_units (id),
    title TEXT NOT NULL,
    text  TEXT NOT NULL
);
CREATE INDEX letters_templates_by_unit ON letters_templates (unit, id);

-- Heads who take letters, by their post.
CREATE TABLE letters_mailboxes (
    unit    BIGINT PRIMARY KEY REFERENCES people_units (id),
    is_open BIGINT NOT NULL,
    post_zh TEXT NOT NULL,
    post_en TEXT NOT NULL
);

-- What has been counted, kept as letters come and go, so that a month's figures never need all its letters.
CREATE TABLE letters_months (
    id            BIGINT PRIMARY KEY,
    unit          BIGINT NOT NULL,
    letter_system TEXT NOT NULL,
    month         TEXT NOT NULL,
    is_changed    BIGINT NOT NULL,
    UNIQUE (unit, letter_system, month)
);
CREATE INDEX letters_months_by_change ON letters_months (is_changed);
