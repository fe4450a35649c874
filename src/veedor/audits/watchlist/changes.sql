-- One row per calendar day on which the list changed in the period, with the entries that came
-- and that went. Left out: the first version, which is no change, and days without changes.
SELECT
    day,
    CAST(sum(added) AS BIGINT) AS added,
    CAST(sum(removed) AS BIGINT) AS removed
FROM (
    SELECT
        live_from_day AS day,
        1 AS added,
        0 AS removed
    FROM entries
    WHERE
        first_place <> 1
        AND live_from >= CAST($period_from AS TIMESTAMP)
    UNION ALL
    SELECT
        live_to_day AS day,
        0 AS added,
        1 AS removed
    FROM entries
    WHERE live_to < CAST($period_to AS TIMESTAMP)
) AS moved
GROUP BY day
ORDER BY day
