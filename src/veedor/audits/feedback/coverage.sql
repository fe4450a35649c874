-- One row: incidents admitted, before and after the period; those without a moment count as in
-- it. Left out: nothing.
SELECT
    count(*) AS admitted,
    count(CASE WHEN occurred_at < CAST($period_from AS TIMESTAMP) THEN 1 END) AS before,
    count(CASE WHEN occurred_at >= CAST($period_to AS TIMESTAMP) THEN 1 END) AS after
FROM incidents
ORDER BY admitted
