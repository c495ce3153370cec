-- R13: calls for content, the units they were sent to with what those said, and the items written for them.
CREATE TABLE editorial_calls (
    id           BIGINT PRIMARY KEY,
    theme        TEXT NOT NULL,
    about        TEXT NOT NULL,
    tag          TEXT NOT NULL,
    home_column  BIGINT NOT NULL, -- 0: none in particular
    due_on       TEXT NOT NULL,
    made_by      BIGINT NOT NULL,
    made_by_name TEXT NOT NULL,
    made_at      BIGINT NOT NULL,
    closed_at    BIGINT,
    nudged_at    BIGINT,
    reminded_of  TEXT, -- the deadline that units were reminded of
    judged_of    TEXT, -- the deadline after which the silent were noted
    version      BIGINT NOT NULL
);
CREATE TABLE editorial_call_units (
    call_id     BIGINT NOT NULL REFERENCES editorial_calls (id),
    unit        BIGINT NOT NULL,
    none_reason TEXT NOT NULL,
    answered_by BIGINT NOT NULL,
    answered_at BIGINT,
    PRIMARY KEY (call_id, unit)
);
CREATE INDEX editorial_call_units_by_unit ON editorial_call_units (unit, call_id);
CREATE TABLE editorial_call_items (
    item    BIGINT PRIMARY KEY REFERENCES editorial_items (id),
    call_id BIGINT NOT NULL REFERENCES editorial_calls (id)
);
CREATE INDEX editorial_call_items_by_call ON editorial_call_items (call_id, item);
