-- One row per account that went from one terminal to another and back within the case's minutes,
-- in the period, and how many times. Look-ups of one moment stand in the order of their terminals.
-- Left out: look-ups without account or terminal, and accounts that never did.
SELECT
    CAST(a.account AS VARCHAR) AS account,
    count(*) AS times
FROM (
    SELECT
        n.account_no,
        q.terminal,
        q.made_at,
        lag(q.terminal) OVER (PARTITION BY n.account_no ORDER BY q.made_at, q.terminal)
            AS before_terminal,
        lag(q.terminal, 2) OVER (PARTITION BY n.account_no ORDER BY q.made_at, q.terminal)
            AS earlier_terminal,
        lag(q.made_at, 2) OVER (PARTITION BY n.account_no ORDER BY q.made_at, q.terminal)
            AS earlier_at
    FROM queries AS q
    INNER JOIN account_numbers AS n ON q.account = n.account
    WHERE
        q.terminal IS NOT NULL
        AND q.made_at >= CAST($period_from AS TIMESTAMP)
        AND q.made_at < CAST($period_to AS TIMESTAMP)
) AS steps
INNER JOIN account_numbers AS a ON steps.account_no = a.account_no
WHERE
    steps.terminal = steps.earlier_terminal
    AND steps.terminal <> steps.before_terminal
    AND steps.made_at <= steps.earlier_at + $shared_minutes * INTERVAL '1' MINUTE
GROUP BY a.account
ORDER BY times DESC, account
