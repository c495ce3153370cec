-- What public texts do to older ones: amend, repeal, replace.
CREATE TABLE editorial_relations (
    item  BIGINT NOT NULL REFERENCES editorial_items (id),
    kind  TEXT NOT NULL,
    older BIGINT NOT NULL REFERENCES editorial_items (id),
    PRIMARY KEY (item, older)
);
CREATE INDEX editorial_relations_by_older ON editorial_relations (older, item);
