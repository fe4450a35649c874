-- One row per record of acts (stops, patrol visits): admitted, and outside the period.
-- Left out: nothing.
SELECT
    'dosage' AS record,
    count(*) AS admitted,
    count(CASE
        WHEN
            started_at < CAST($period_from AS TIMESTAMP)
            OR started_at >= CAST($period_to AS TIMESTAMP)
            THEN 1
    END) AS outside
FROM dosage
UNION ALL
SELECT
    'stops' AS record,
    count(*) AS admitted,
    count(CASE
        WHEN
            started_at < CAST($period_from AS TIMESTAMP)
            OR started_at >= CAST($period_to AS TIMESTAMP)
            THEN 1
    END) AS outside
FROM stops
ORDER BY record
