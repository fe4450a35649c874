-- One row: look-ups in the period by accounts whose shifts were handed over: all of them, those
-- inside a stretch of duty, those inside a stretch of leave, and the accounts.
-- Left out: accounts without any shift, whose hours cannot be judged.
-- Along the time of an account each stretch adds one where it starts and takes it away where it
-- ends, so a look-up is set against the stretches of its account once, not against each of them.
SELECT
    count(*) AS queries,
    count(CASE WHEN on_duty > 0 THEN 1 END) AS on_duty,
    count(CASE WHEN on_leave > 0 THEN 1 END) AS on_leave,
    count(DISTINCT account) AS accounts
FROM (
    SELECT
        account,
        turn,
        sum(duty) OVER (
            PARTITION BY account
            ORDER BY moment, turn
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS on_duty,
        sum(leave) OVER (
            PARTITION BY account
            ORDER BY moment, turn
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS on_leave
    FROM (
        SELECT
            account,
            starts_at AS moment,
            0 AS turn,
            CASE WHEN status = 'duty' THEN 1 ELSE 0 END AS duty,
            CASE WHEN status = 'leave' THEN 1 ELSE 0 END AS leave
        FROM shifts
        WHERE starts_at < ends_at
        UNION ALL
        SELECT
            account,
            ends_at AS moment,
            0 AS turn,
            CASE WHEN status = 'duty' THEN -1 ELSE 0 END AS duty,
            CASE WHEN status = 'leave' THEN -1 ELSE 0 END AS leave
        FROM shifts
        WHERE starts_at < ends_at
        UNION ALL
        SELECT
            account,
            made_at AS moment,
            1 AS turn,
            0 AS duty,
            0 AS leave
        FROM queries
        WHERE
            made_at >= CAST($period_from AS TIMESTAMP)
            AND made_at < CAST($period_to AS TIMESTAMP)
            AND account IN (SELECT account FROM shifts)
    ) AS steps
) AS placed
WHERE turn = 1
ORDER BY queries
