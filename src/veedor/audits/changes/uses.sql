-- One row per hour or day counted, use and whether an authorisation covered it: look-ups. Rows
-- that touch the period; an hour or day without an end ends one day after it starts.
-- Left out: nothing; rows that count 0 look-ups show that the log was kept.
SELECT
    starts_at,
    ends_at,
    used_for,
    authorised,
    CAST(sum(queries) AS BIGINT) AS queries
FROM (
    SELECT
        starts_at,
        coalesce(ends_at, starts_at + INTERVAL '1' DAY) AS ends_at,
        coalesce(used_for, '') AS used_for,
        CASE
            WHEN authorised THEN 'yes'
            WHEN NOT authorised THEN 'no'
            ELSE 'unknown'
        END AS authorised,
        queries
    FROM hit_counts
) AS counted
WHERE
    starts_at < CAST($period_to AS TIMESTAMP)
    AND ends_at > CAST($period_from AS TIMESTAMP)
GROUP BY starts_at, ends_at, used_for, authorised
ORDER BY starts_at, ends_at, used_for, authorised
