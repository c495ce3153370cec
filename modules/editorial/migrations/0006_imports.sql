-- Documents that became an item's text: what came along and what did not, and the file as it came.
CREATE TABLE editorial_imports (
    item     BIGINT NOT NULL,
    number   BIGINT NOT NULL,
    person   BIGINT NOT NULL,
    file     BIGINT NOT NULL,
    name     TEXT NOT NULL,
    report   TEXT NOT NULL,
    made_at  BIGINT NOT NULL,
    PRIMARY KEY (item, number)
);
