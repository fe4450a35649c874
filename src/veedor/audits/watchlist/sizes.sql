-- One row: entries on the list at the first moment of it in the period, at the last, and at
-- both, with the days of these moments. Left out: nothing.
SELECT
    count(CASE WHEN e.since <= m.first_at AND e.until > m.first_at THEN 1 END) AS at_first,
    count(CASE WHEN e.until = m.last_at THEN 1 END) AS at_last,
    count(CASE WHEN e.since <= m.first_at AND e.until = m.last_at THEN 1 END) AS at_both,
    count(*) AS entries
FROM entries AS e
CROSS JOIN (
    SELECT
        min(since) AS first_at,
        max(until) AS last_at
    FROM entries
) AS m
ORDER BY entries
