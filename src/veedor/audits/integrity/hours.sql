-- One row per hour (of UTC, so that each hour exists once) with look-ups in the period.
-- Left out: hours without any.
SELECT
    date_trunc('hour', made_at) AS hour,
    count(*) AS queries
FROM queries
WHERE
    made_at >= CAST($period_from AS TIMESTAMP)
    AND made_at < CAST($period_to AS TIMESTAMP)
GROUP BY date_trunc('hour', made_at)
ORDER BY hour
