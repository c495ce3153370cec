#!/usr/bin/env bash
# CITY names a city with 200,000 documents. Adds what years of work leave behind: 2,000 appointments, half of them over,
# and 50,000 tasks, 500 of them open. Package: sqlite3.
. "$(dirname "$(readlink -f "$0")")/common.sh"
: "${CITY:?names a city with 200,000 documents}"
need sqlite3
sqlite3 "$CITY/desk.db" <<'SQL'
WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1999)
INSERT OR IGNORE INTO people_appointments (id, person, role, unit, from_on, until_on, deputy)
SELECT 1000000 + i, o.person, 'officer', 1 + i % (SELECT COUNT(*) FROM people_units), '2015-01-05',
       CASE WHEN i % 2 THEN '2020-12-31' END, 1
FROM   n JOIN (SELECT person, ROW_NUMBER() OVER (ORDER BY person) - 1 AS place, COUNT(*) OVER () AS officers
               FROM people_appointments GROUP BY person HAVING MIN(role) = 'officer' AND MAX(role) = 'officer') o
       ON o.place = i % o.officers;
WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 49999)
INSERT OR IGNORE INTO people_tasks (id, task_key, kind, title, path, person, unit, role, assigned_by, assigned_at, settled_at)
SELECT 1000000 + i, 'load/' || i, 'review', 'load', '/desk/', 0, 1 + i % 60, CASE i % 3 WHEN 0 THEN 'officer' WHEN 1 THEN 'reviewer'
       ELSE 'disclosure_head' END, '', 1420070400 + i, CASE WHEN i % 100 THEN 1420080000 + i END
FROM   n;
SQL
FENGYE=$FENGYE FENGYE_CITY=$CITY CITY=$CITY node "$(dirname "$(readlink -f "$0")")/desk.mjs" "$@"
