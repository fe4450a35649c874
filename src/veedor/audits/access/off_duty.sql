-- One row: look-ups in the period by accounts whose shifts were handed over: all of them, those
-- inside a stretch of duty, those inside a stretch of leave, and the accounts.
-- Left out: accounts without any shift, whose hours cannot be judged.
SELECT
    count(*) AS queries,
    count(CASE WHEN on_duty = 1 THEN 1 END) AS on_duty,
    count(CASE WHEN on_leave = 1 THEN 1 END) AS on_leave,
    count(DISTINCT account) AS accounts
FROM (
    SELECT
        q.query_id,
        q.account,
        max(CASE
            WHEN s.status = 'duty' AND q.made_at >= s.starts_at AND q.made_at < s.ends_at THEN 1
            ELSE 0
        END) AS on_duty,
        max(CASE
            WHEN s.status = 'leave' AND q.made_at >= s.starts_at AND q.made_at < s.ends_at THEN 1
            ELSE 0
        END) AS on_leave
    FROM queries AS q
    INNER JOIN shifts AS s ON q.account = s.account
    WHERE
        q.made_at >= CAST($period_from AS TIMESTAMP)
        AND q.made_at < CAST($period_to AS TIMESTAMP)
    GROUP BY q.query_id, q.account
) AS placed
ORDER BY queries
