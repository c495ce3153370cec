-- What its writer calls a saved edition; empty when nothing.
ALTER TABLE editorial_editions ADD COLUMN name TEXT NOT NULL DEFAULT '';

-- Who has an item open to write in it.
CREATE TABLE editorial_presence (
    item    BIGINT NOT NULL REFERENCES editorial_items (id),
    person  BIGINT NOT NULL,
    since   BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (item, person)
);
