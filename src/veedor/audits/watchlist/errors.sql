-- One row: entries kept after an error in them became known, by a dated notice, with the most
-- days for which one was kept. Left out: errors told by the entry's state alone, which has no
-- date.
SELECT
    count(error_known_at) AS entries,
    coalesce(max(datediff('day', CAST(error_known_at AS DATE), CAST(until AS DATE))), 0) AS most_days
FROM entries
ORDER BY entries
