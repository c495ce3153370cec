-- What was brought along from sites before this one. A run is one call of the command.
CREATE TABLE imports_runs (
    id       BIGINT PRIMARY KEY,
    source   TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    ended_at BIGINT,
    counts   TEXT NOT NULL
);
CREATE INDEX imports_runs_by_source ON imports_runs (source, id);

-- What a run says of single pages.
CREATE TABLE imports_lines (
    run    BIGINT NOT NULL,
    number BIGINT NOT NULL,
    kind   TEXT NOT NULL,
    page   TEXT NOT NULL,
    title  TEXT NOT NULL,
    detail TEXT NOT NULL,
    item   BIGINT NOT NULL,
    PRIMARY KEY (run, number)
);
CREATE INDEX imports_lines_by_item ON imports_lines (item);

-- Pages taken, by the hash of what names them: their own words are the item's, and go with it.
CREATE TABLE imports_pages (
    source TEXT NOT NULL,
    page   TEXT NOT NULL,
    hash   TEXT NOT NULL,
    item   BIGINT NOT NULL,
    run    BIGINT NOT NULL,
    PRIMARY KEY (source, page)
);

-- Their addresses, by hash too; the gazette holds them in words.
CREATE TABLE imports_addresses (
    id      BIGINT PRIMARY KEY,
    address TEXT NOT NULL,
    item    BIGINT NOT NULL
);
CREATE UNIQUE INDEX imports_addresses_by_address ON imports_addresses (address);
CREATE INDEX imports_addresses_by_item ON imports_addresses (item);
