-- One row: rows of either register that carry no number, in the period.
-- Left out: rows with a number.
SELECT
    (
        SELECT count(*)
        FROM sent
        WHERE
            ref IS NULL
            AND made_at >= CAST($period_from AS TIMESTAMP)
            AND made_at < CAST($period_to AS TIMESTAMP)
    ) AS sent,
    (
        SELECT count(*)
        FROM received
        WHERE
            ref IS NULL
            AND received_at >= CAST($period_from AS TIMESTAMP)
            AND received_at < CAST($period_to AS TIMESTAMP)
    ) AS received
ORDER BY sent, received
