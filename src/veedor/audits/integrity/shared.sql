-- One row per account that went from one terminal to another and back within the case's minutes,
-- in the period, and how many times. Left out: look-ups without account or terminal, and accounts
-- that never did.
SELECT
    CAST(account AS VARCHAR) AS account,
    count(*) AS times
FROM (
    SELECT
        account,
        terminal,
        made_at,
        lag(terminal) OVER (PARTITION BY account ORDER BY made_at, query_id) AS before_terminal,
        lag(terminal, 2) OVER (PARTITION BY account ORDER BY made_at, query_id)
            AS earlier_terminal,
        lag(made_at, 2) OVER (PARTITION BY account ORDER BY made_at, query_id) AS earlier_at
    FROM queries
    WHERE
        account IS NOT NULL
        AND terminal IS NOT NULL
        AND made_at >= CAST($period_from AS TIMESTAMP)
        AND made_at < CAST($period_to AS TIMESTAMP)
) AS steps
WHERE
    terminal = earlier_terminal
    AND terminal <> before_terminal
    AND made_at <= earlier_at + $shared_minutes * INTERVAL '1' MINUTE
GROUP BY account
ORDER BY times DESC, account
