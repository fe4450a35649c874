-- One row: visits admitted, and those that start outside the period. Left out: nothing.
SELECT
    count(*) AS admitted,
    count(
        CASE
            WHEN
                started_at < CAST($period_from AS TIMESTAMP)
                OR started_at >= CAST($period_to AS TIMESTAMP)
                THEN 1
        END
    ) AS outside
FROM dosage
ORDER BY admitted
