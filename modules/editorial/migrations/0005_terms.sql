-- The city's own terms, and those of the list that comes with the program that it has changed or switched off.
CREATE TABLE editorial_terms (
    text        TEXT PRIMARY KEY,
    category    TEXT NOT NULL,
    level       TEXT NOT NULL,
    replacement TEXT NOT NULL,
    note        TEXT NOT NULL,
    is_on       BIGINT NOT NULL,
    exceptions  TEXT NOT NULL -- parted by |
);
