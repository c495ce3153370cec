CREATE TABLE editorial_items (
    id                BIGINT PRIMARY KEY,
    unit              BIGINT NOT NULL,
    author            BIGINT NOT NULL,
    state             TEXT NOT NULL,
    title             TEXT NOT NULL,
    public_title      TEXT NOT NULL,
    home_column       BIGINT NOT NULL,
    is_urgent         BIGINT NOT NULL,
    edition           BIGINT NOT NULL,
    published_edition BIGINT NOT NULL,
    reviewer          BIGINT NOT NULL,
    signer            BIGINT NOT NULL,
    signed_hash       TEXT NOT NULL,
    release_at        BIGINT,
    published_at      BIGINT,
    changed_at        BIGINT NOT NULL,
    version           BIGINT NOT NULL
);
-- Lists are filtered and counted by these alone, without reading the rows.
CREATE INDEX editorial_items_by_unit ON editorial_items (unit, changed_at, id, state, home_column, author, title);
CREATE INDEX editorial_items_by_publication ON editorial_items (published_at, id, home_column, public_title, published_edition)
    WHERE published_edition > 0;
CREATE INDEX editorial_items_by_state ON editorial_items (unit, state, changed_at);

CREATE TABLE editorial_editions (
    item          BIGINT NOT NULL REFERENCES editorial_items (id),
    number        BIGINT NOT NULL,
    made_by       BIGINT NOT NULL,
    made_at       BIGINT NOT NULL,
    is_submission BIGINT NOT NULL,
    hash          TEXT NOT NULL,
    content       TEXT NOT NULL,
    days_from_event BIGINT,
    PRIMARY KEY (item, number)
);

CREATE TABLE editorial_drafts (
    item     BIGINT NOT NULL REFERENCES editorial_items (id),
    person   BIGINT NOT NULL,
    based_on BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    content  TEXT NOT NULL,
    PRIMARY KEY (item, person)
);

CREATE TABLE editorial_steps (
    id      BIGINT PRIMARY KEY,
    item    BIGINT NOT NULL REFERENCES editorial_items (id),
    edition BIGINT NOT NULL,
    kind    TEXT NOT NULL,
    person  BIGINT NOT NULL,
    person_name TEXT NOT NULL,
    at      BIGINT NOT NULL,
    reason  TEXT NOT NULL,
    note    TEXT NOT NULL,
    answers TEXT NOT NULL,
    hash    TEXT NOT NULL
);
CREATE INDEX editorial_steps_by_item ON editorial_steps (item, id);

CREATE TABLE editorial_findings (
    item    BIGINT NOT NULL REFERENCES editorial_items (id),
    edition BIGINT NOT NULL,
    number  BIGINT NOT NULL,
    level   TEXT NOT NULL,
    rule    TEXT NOT NULL,
    found   TEXT NOT NULL,
    words_before TEXT NOT NULL,
    words_after TEXT NOT NULL,
    dismissed_by   BIGINT NOT NULL,
    dismissed_name TEXT NOT NULL,
    dismiss_reason TEXT NOT NULL,
    PRIMARY KEY (item, edition, number)
);
