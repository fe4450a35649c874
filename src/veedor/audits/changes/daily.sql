-- One row per system, group as recorded and calendar day, in the case's zone, of rows that start
-- in the period: look-ups, and those that gave a match. Left out: rows that do not count the matches, rows of
-- more than a day (25 hours, for days on which clocks change), rows with more matches than
-- look-ups, and rows without look-ups.
SELECT
    coalesce(system, '') AS system,
    coalesce(group_name, '') AS group_name,
    CAST(starts_at_local AS DATE) AS day,
    CAST(sum(queries) AS BIGINT) AS queries,
    CAST(sum(hits) AS BIGINT) AS hits
FROM hit_counts
WHERE
    starts_at >= CAST($period_from AS TIMESTAMP)
    AND starts_at < CAST($period_to AS TIMESTAMP)
    AND (ends_at IS NULL OR ends_at <= starts_at + INTERVAL '25' HOUR)
    AND queries > 0
    AND hits >= 0
    AND hits <= queries
GROUP BY
    coalesce(system, ''),
    coalesce(group_name, ''),
    CAST(starts_at_local AS DATE)
ORDER BY system, group_name, day
