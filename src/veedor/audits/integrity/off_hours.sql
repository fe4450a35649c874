-- One row per span declared off and hour (of UTC) with look-ups in it and in the period; one row
-- without an hour for a span without any. Look-ups surely of the system declared off, and those
-- that name no system. Left out: look-ups outside every span, and of other systems.
SELECT
    w.starts_at,
    w.ends_at,
    w.system,
    date_trunc('hour', q.made_at) AS hour,
    count(CASE WHEN w.system = '' OR q.system = w.system THEN q.query_id END) AS surely,
    count(CASE WHEN w.system <> '' AND q.system IS NULL THEN q.query_id END) AS perhaps
FROM (
    SELECT DISTINCT
        starts_at,
        ends_at,
        coalesce(system, '') AS system
    FROM off_windows
    WHERE starts_at < CAST($period_to AS TIMESTAMP) AND ends_at > CAST($period_from AS TIMESTAMP)
) AS w
LEFT JOIN queries AS q
    ON
        q.made_at >= w.starts_at
        AND q.made_at < w.ends_at
        AND q.made_at >= CAST($period_from AS TIMESTAMP)
        AND q.made_at < CAST($period_to AS TIMESTAMP)
        AND (w.system = '' OR q.system IS NULL OR q.system = w.system)
GROUP BY w.starts_at, w.ends_at, w.system, date_trunc('hour', q.made_at)
ORDER BY w.starts_at, w.ends_at, w.system, hour
