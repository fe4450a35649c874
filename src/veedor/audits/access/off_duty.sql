-- One row: look-ups in the period by accounts whose shifts were handed over: all of them, those
-- inside a stretch of duty, those inside a stretch of leave, and the accounts.
-- Left out: accounts without any shift, whose hours cannot be judged.
-- Along the time of an account each shift adds one where it starts and takes it away where it
-- ends, and each day (in UTC) with look-ups starts anew: so a look-up lies in one stretch only,
-- which starts on its own day, and is found there by account and day. The log is not put in order.
WITH days AS (
    SELECT
        account,
        CAST(made_at AS DATE) AS day,
        count(*) AS queries
    FROM queries
    WHERE
        made_at >= CAST($period_from AS TIMESTAMP)
        AND made_at < CAST($period_to AS TIMESTAMP)
        AND account IN (SELECT account FROM shifts)
    GROUP BY account, CAST(made_at AS DATE)
),

steps AS (
    SELECT
        account,
        moment,
        sum(duty) AS duty,
        sum(leave) AS leave
    FROM (
        SELECT
            account,
            starts_at AS moment,
            CASE WHEN status = 'duty' THEN 1 ELSE 0 END AS duty,
            CASE WHEN status = 'leave' THEN 1 ELSE 0 END AS leave
        FROM shifts
        WHERE starts_at < ends_at
        UNION ALL
        SELECT
            account,
            ends_at AS moment,
            CASE WHEN status = 'duty' THEN -1 ELSE 0 END AS duty,
            CASE WHEN status = 'leave' THEN -1 ELSE 0 END AS leave
        FROM shifts
        WHERE starts_at < ends_at
        UNION ALL
        SELECT
            account,
            CAST(day AS TIMESTAMP) AS moment,
            0 AS duty,
            0 AS leave
        FROM days
    ) AS marks
    GROUP BY account, moment
),

stretches AS (
    SELECT
        account,
        moment AS since,
        lead(moment) OVER (PARTITION BY account ORDER BY moment) AS until,
        sum(duty) OVER (
            PARTITION BY account
            ORDER BY moment
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS on_duty,
        sum(leave) OVER (
            PARTITION BY account
            ORDER BY moment
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS on_leave
    FROM steps
)

SELECT
    CAST(coalesce(w.queries, 0) AS BIGINT) AS queries,
    f.on_duty,
    f.on_leave,
    w.accounts
FROM (
    SELECT
        sum(queries) AS queries,
        count(DISTINCT account) AS accounts
    FROM days
) AS w
CROSS JOIN (
    SELECT
        count(CASE WHEN s.on_duty > 0 THEN 1 END) AS on_duty,
        count(CASE WHEN s.on_leave > 0 THEN 1 END) AS on_leave
    FROM queries AS q
    INNER JOIN stretches AS s
        ON
            q.account = s.account
            AND CAST(q.made_at AS DATE) = CAST(s.since AS DATE)
            AND q.made_at >= s.since
            AND q.made_at < s.until
    WHERE
        (s.on_duty > 0 OR s.on_leave > 0)
        AND q.made_at >= CAST($period_from AS TIMESTAMP)
        AND q.made_at < CAST($period_to AS TIMESTAMP)
) AS f
ORDER BY queries
