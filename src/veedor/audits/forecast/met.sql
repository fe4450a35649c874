-- One row per incident and period in which it happened (several where periods overlap).
-- Left out: incidents of other categories, without a time, or in no period.
SELECT
    o.incident_id,
    o.cell_no,
    o.place,
    p.period_no
FROM occurred AS o
INNER JOIN spans AS p
    ON o.occurred_at >= p.valid_from AND o.occurred_at < p.valid_to
WHERE o.reason = ''
