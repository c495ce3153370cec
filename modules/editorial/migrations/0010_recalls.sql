-- What was recalled because it must not be public, and where it was looked for: no word of the text itself.
CREATE TABLE editorial_recalls (
    item        BIGINT PRIMARY KEY REFERENCES editorial_items (id),
    person      BIGINT NOT NULL,
    recalled_at BIGINT NOT NULL,
    evidence    TEXT NOT NULL
);
