-- One row: accounts with a look-up in the period that names its terminal.
-- Left out: look-ups without account or terminal.
SELECT count(DISTINCT account) AS accounts
FROM queries
WHERE
    terminal IS NOT NULL
    AND made_at >= CAST($period_from AS TIMESTAMP)
    AND made_at < CAST($period_to AS TIMESTAMP)
ORDER BY accounts
