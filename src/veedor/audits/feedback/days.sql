-- One row per place, day and origin, with how many incidents it counts.
-- Left out: incidents without a place or a moment.
SELECT
    place,
    day,
    origin,
    count(*) AS events
FROM located
WHERE place <> '' AND day IS NOT NULL
GROUP BY
    place,
    day,
    origin
ORDER BY
    place,
    day,
    origin
