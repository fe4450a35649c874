-- One row per operation on data that some record shows, in the period: rows, and rows without
-- justification, without the account that made it, and (disclosure) without recipient.
-- Left out: consultation, which the log row counts.
SELECT
    'disclosure' AS operation,
    count(*) AS rows,
    count(CASE
        WHEN basis IS NULL AND case_ref IS NULL AND reason IS NULL THEN 1
    END) AS without_justification,
    count(CASE WHEN account IS NULL THEN 1 END) AS without_account,
    count(CASE WHEN recipient IS NULL THEN 1 END) AS without_recipient
FROM disclosures
WHERE
    given_at >= CAST($period_from AS TIMESTAMP)
    AND given_at < CAST($period_to AS TIMESTAMP)
UNION ALL
SELECT
    CASE action WHEN 'add' THEN 'collection' ELSE 'erasure' END AS operation,
    count(*) AS rows,
    count(CASE
        WHEN order_id IS NULL AND source IS NULL AND reason IS NULL THEN 1
    END) AS without_justification,
    count(CASE WHEN account IS NULL THEN 1 END) AS without_account,
    0 AS without_recipient
FROM list_events
WHERE
    made_at >= CAST($period_from AS TIMESTAMP)
    AND made_at < CAST($period_to AS TIMESTAMP)
GROUP BY action
ORDER BY operation
