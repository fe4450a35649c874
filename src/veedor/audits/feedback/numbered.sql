-- One row per place that an incident or a prediction of the period names, numbered in order from 1:
-- how many incidents with a moment it has, of how many it is on record who made them known, the first
-- and the last of their days, and of its predictions how many were flagged or are not known to be.
-- Left out: incidents without a place or a moment, and predictions without a place.
SELECT
    row_number() OVER (ORDER BY place) AS place_no,
    place,
    max(events) AS events,
    max(told) AS told,
    max(first_day) AS first_day,
    max(last_day) AS last_day,
    max(flagged) AS flagged,
    max(untold) AS untold
FROM (
    SELECT
        place,
        count(*) AS events,
        count(CASE WHEN origin <> '' THEN 1 END) AS told,
        min(day) AS first_day,
        max(day) AS last_day,
        0 AS flagged,
        0 AS untold
    FROM located
    WHERE place <> '' AND day IS NOT NULL
    GROUP BY place
    UNION ALL
    SELECT
        place,
        0 AS events,
        0 AS told,
        CAST(NULL AS DATE) AS first_day,
        CAST(NULL AS DATE) AS last_day,
        count(CASE WHEN flagged = 1 THEN 1 END) AS flagged,
        count(CASE WHEN flagged = -1 THEN 1 END) AS untold
    FROM ranked
    GROUP BY place
) AS named
GROUP BY place
