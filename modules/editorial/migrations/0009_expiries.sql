-- The last day of public items that have one, and whether their unit was asked.
CREATE TABLE editorial_expiries (
    item       BIGINT PRIMARY KEY REFERENCES editorial_items (id),
    expires_on TEXT NOT NULL,
    is_asked   BIGINT NOT NULL
);
CREATE INDEX editorial_expiries_by_day ON editorial_expiries (expires_on, item);
