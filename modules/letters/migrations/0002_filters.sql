-- Filters somebody gave a name: each is a tab of that person's list.
CREATE TABLE letters_filters (
    id     BIGINT PRIMARY KEY,
    person BIGINT NOT NULL REFERENCES people_persons (id),
    name   TEXT NOT NULL,
    query  TEXT NOT NULL
);
CREATE INDEX letters_filters_by_person ON letters_filters (person, id);
-- A leader reads what came to the own mailbox, whoever has it in hand.
CREATE INDEX letters_letters_by_mailbox ON letters_letters (mailbox, id);
