-- One row: queries admitted, outside the period, and in it without an account. Left out: nothing.
SELECT
    count(*) AS admitted,
    count(CASE WHEN inside = 0 THEN 1 END) AS outside,
    count(CASE WHEN inside = 1 AND account IS NULL THEN 1 END) AS nameless
FROM (
    SELECT
        account,
        CASE
            WHEN
                made_at >= CAST($period_from AS TIMESTAMP)
                AND made_at < CAST($period_to AS TIMESTAMP)
                THEN 1
            ELSE 0
        END AS inside
    FROM queries
) AS placed
ORDER BY admitted
