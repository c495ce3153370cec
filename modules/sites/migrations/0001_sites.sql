CREATE TABLE sites_channels (
    id       BIGINT PRIMARY KEY,
    position BIGINT NOT NULL,
    slug     TEXT NOT NULL,
    name_zh  TEXT NOT NULL,
    name_en  TEXT NOT NULL,
    about_zh TEXT NOT NULL,
    about_en TEXT NOT NULL
);
CREATE UNIQUE INDEX sites_channels_by_slug ON sites_channels (slug);

-- responsible holds codes of units or of their classes, separated by semicolons.
CREATE TABLE sites_columns (
    id            BIGINT PRIMARY KEY,
    code          TEXT NOT NULL,
    channel       BIGINT NOT NULL REFERENCES sites_channels (id),
    position      BIGINT NOT NULL,
    name_zh       TEXT NOT NULL,
    name_en       TEXT NOT NULL,
    about_zh      TEXT NOT NULL,
    about_en      TEXT NOT NULL,
    path          TEXT NOT NULL,
    column_kind   TEXT NOT NULL,
    target        TEXT NOT NULL,
    responsible   TEXT NOT NULL,
    interval_days BIGINT NOT NULL,
    check_class   TEXT NOT NULL,
    enabled       BIGINT NOT NULL,
    version       BIGINT NOT NULL
);
CREATE UNIQUE INDEX sites_columns_by_code ON sites_columns (code);
CREATE UNIQUE INDEX sites_columns_by_path ON sites_columns (path);

CREATE TABLE sites_records (
    id             BIGINT PRIMARY KEY,
    name_zh        TEXT NOT NULL,
    name_en        TEXT NOT NULL,
    city_zh        TEXT NOT NULL,
    city_en        TEXT NOT NULL,
    domain         TEXT NOT NULL,
    site_code      TEXT NOT NULL,
    icp_no         TEXT NOT NULL,
    psb_no         TEXT NOT NULL,
    certificate_no TEXT NOT NULL,
    sponsor_zh     TEXT NOT NULL,
    sponsor_en     TEXT NOT NULL,
    operator_zh    TEXT NOT NULL,
    operator_en    TEXT NOT NULL,
    phone          TEXT NOT NULL,
    is_demo        BIGINT NOT NULL,
    version        BIGINT NOT NULL
);

-- The layout as it is published.
CREATE TABLE sites_layouts (
    id       BIGINT PRIMARY KEY,
    document TEXT NOT NULL
);

-- column_id is 0 for addresses of the former site.
CREATE TABLE sites_redirects (
    id        BIGINT PRIMARY KEY,
    path      TEXT NOT NULL,
    target    TEXT NOT NULL,
    column_id BIGINT NOT NULL,
    made_at   BIGINT NOT NULL
);
CREATE UNIQUE INDEX sites_redirects_by_path ON sites_redirects (path);
CREATE INDEX sites_redirects_by_column ON sites_redirects (column_id, made_at);
CREATE INDEX sites_redirects_by_target ON sites_redirects (target);
