-- One row per place, by its number, and stretch of days for which it was flagged; days are counted
-- from the first of the year 1, which is 1.
-- Left out: predictions that were not flagged, or of which that is not known.
SELECT DISTINCT
    n.place_no,
    datediff('day', DATE '0001-01-01', r.first_day) + 1 AS first_no,
    datediff('day', DATE '0001-01-01', r.last_day) + 1 AS last_no
FROM ranked AS r
INNER JOIN numbered AS n ON r.place = n.place
WHERE r.flagged = 1
ORDER BY
    place_no,
    first_no,
    last_no
