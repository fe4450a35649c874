-- One row per legal way and whether a number is cited: how many financial queries.
-- Left out: queries made before or after the period.
SELECT
    coalesce(gateway, '') AS gateway,
    CASE WHEN coalesce(order_id, '') = '' THEN 0 ELSE 1 END AS cited,
    count(*) AS queries
FROM fin_flags
WHERE
    made_at >= CAST($period_from AS TIMESTAMP)
    AND made_at < CAST($period_to AS TIMESTAMP)
GROUP BY coalesce(gateway, ''), CASE WHEN coalesce(order_id, '') = '' THEN 0 ELSE 1 END
ORDER BY gateway, cited
