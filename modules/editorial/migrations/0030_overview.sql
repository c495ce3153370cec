-- When somebody of which unit said that a finding is none; of older ones, when their edition was made.
ALTER TABLE editorial_findings ADD COLUMN dismissed_at BIGINT;
ALTER TABLE editorial_findings ADD COLUMN dismissed_unit BIGINT NOT NULL DEFAULT 0;
UPDATE editorial_findings
SET dismissed_at = (SELECT e.made_at FROM editorial_editions e
                    WHERE e.item = editorial_findings.item AND e.number = editorial_findings.edition),
    dismissed_unit = (SELECT i.unit FROM editorial_items i WHERE i.id = editorial_findings.item)
WHERE dismissed_by > 0;
CREATE INDEX editorial_findings_by_dismissal ON editorial_findings (dismissed_at, dismissed_unit, dismissed_by)
    WHERE dismissed_at IS NOT NULL;

-- Whose item it was, so that steps are counted without reading items.
ALTER TABLE editorial_steps ADD COLUMN unit BIGINT NOT NULL DEFAULT 0;
UPDATE editorial_steps SET unit = (SELECT i.unit FROM editorial_items i WHERE i.id = editorial_steps.item);
CREATE INDEX editorial_steps_counted ON editorial_steps (at, unit, kind, reason)
    WHERE kind IN ('submitted', 'signed', 'returned', 'withheld');

CREATE INDEX editorial_items_waiting ON editorial_items (unit, state, changed_at, is_urgent)
    WHERE state IN ('submitted', 'reviewed');
CREATE INDEX editorial_items_by_first_publication ON editorial_items (published_at, unit, home_column, id)
    WHERE published_at IS NOT NULL;
CREATE INDEX editorial_editions_by_days ON editorial_editions (item, days_from_event, made_at)
    WHERE days_from_event IS NOT NULL;
