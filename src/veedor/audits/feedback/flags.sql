-- One row per place and stretch of days for which it was flagged.
-- Left out: predictions that were not flagged, or of which that is not known.
SELECT DISTINCT
    place,
    first_day,
    last_day
FROM ranked
WHERE flagged = 1
ORDER BY
    place,
    first_day,
    last_day
