CREATE TABLE progress (
    id      BIGINT PRIMARY KEY,
    applied BIGINT NOT NULL
);
INSERT INTO progress (id, applied) VALUES (1, 0);

-- seq goes by time, so that the newest stand last and the index gives them in order.
CREATE TABLE documents (
    seq      BIGINT PRIMARY KEY,
    kind     TEXT NOT NULL,
    id       BIGINT NOT NULL,
    path     TEXT NOT NULL,
    title    TEXT NOT NULL,
    card     TEXT NOT NULL,
    document TEXT NOT NULL,
    at       BIGINT NOT NULL
);
CREATE UNIQUE INDEX documents_by_id ON documents (kind, id);
CREATE INDEX documents_by_title ON documents (title, seq);

CREATE TABLE addresses (
    path   TEXT NOT NULL PRIMARY KEY,
    state  TEXT NOT NULL,
    kind   TEXT NOT NULL,
    id     BIGINT NOT NULL,
    target TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE postings (
    list TEXT NOT NULL,
    seq  BIGINT NOT NULL,
    unit TEXT NOT NULL,
    year BIGINT NOT NULL,
    PRIMARY KEY (list, seq)
) WITHOUT ROWID;
CREATE INDEX postings_by_unit ON postings (list, unit, seq);
CREATE INDEX postings_by_year ON postings (list, year, seq);
CREATE INDEX postings_by_unit_and_year ON postings (list, unit, year, seq);
CREATE INDEX postings_by_document ON postings (seq);

CREATE TABLE shares (
    list  TEXT NOT NULL,
    unit  TEXT NOT NULL,
    year  BIGINT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (list, unit, year)
) WITHOUT ROWID;

CREATE TABLE files (
    id   BIGINT NOT NULL,
    seq  BIGINT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    hash TEXT NOT NULL,
    size BIGINT NOT NULL,
    PRIMARY KEY (id, seq)
) WITHOUT ROWID;
CREATE INDEX files_by_document ON files (seq);

CREATE TABLE links (
    link TEXT NOT NULL,
    seq  BIGINT NOT NULL,
    url  TEXT NOT NULL,
    PRIMARY KEY (link, seq)
) WITHOUT ROWID;
CREATE INDEX links_by_document ON links (seq);

CREATE TABLE texts (
    seq    BIGINT PRIMARY KEY,
    title  TEXT NOT NULL,
    body   TEXT NOT NULL,
    names  TEXT NOT NULL,
    facets TEXT NOT NULL
);
CREATE VIRTUAL TABLE search USING fts5 (
    title, body, names, facets,
    content = 'texts', content_rowid = 'seq', tokenize = 'pairs'
);
