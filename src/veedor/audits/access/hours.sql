-- One row per calendar day and hour, in the case's zone, with look-ups in the period.
-- Left out: hours without any.
SELECT
    CAST(made_at_local AS DATE) AS day,
    CAST(extract(HOUR FROM made_at_local) AS BIGINT) AS hour,
    count(*) AS queries
FROM queries
WHERE
    made_at >= CAST($period_from AS TIMESTAMP)
    AND made_at < CAST($period_to AS TIMESTAMP)
GROUP BY CAST(made_at_local AS DATE), extract(HOUR FROM made_at_local)
ORDER BY day, hour
