-- One row per time to decide, in whole seconds, and decision: how many alerts took it.
-- Left out: alerts without a decision or its moment, and decisions dated before the alert.
SELECT
    seconds,
    decision,
    count(*) AS alerts
FROM (
    SELECT
        decision,
        datediff('microsecond', made_at, decided_at) // 1000000 AS seconds
    FROM raised
    WHERE decided_at >= made_at AND decision IN ('match', 'no match')
) AS timed
GROUP BY seconds, decision
ORDER BY seconds, decision
