-- One row per time to decide, in whole seconds, and decision: how many alerts took it.
-- Left out: alerts without a decision or its moment, and decisions dated before the alert.
SELECT
    seconds,
    decision,
    count(*) AS alerts
FROM (
    SELECT
        decision,
        CAST(
            86400 * datediff('day', CAST(made_at AS DATE), CAST(decided_at AS DATE))
            + 3600 * (extract(HOUR FROM decided_at) - extract(HOUR FROM made_at))
            + 60 * (extract(MINUTE FROM decided_at) - extract(MINUTE FROM made_at))
            + extract(SECOND FROM decided_at) - extract(SECOND FROM made_at)
            AS BIGINT
        ) AS seconds
    FROM raised
    WHERE decided_at >= made_at AND decision IN ('match', 'no match')
) AS timed
GROUP BY seconds, decision
ORDER BY seconds, decision
