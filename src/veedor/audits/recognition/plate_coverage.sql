-- One row per record of plate readers: rows admitted, and those before, after and across the
-- ends of the period.
-- Left out: nothing.
SELECT
    'plate_hits' AS record,
    count(*) AS admitted,
    count(CASE
        WHEN CAST(made_at_local AS DATE) < CAST($first_day AS DATE) THEN 1
    END) AS before,
    count(CASE WHEN CAST(made_at_local AS DATE) > CAST($last_day AS DATE) THEN 1 END) AS after,
    0 AS across
FROM plate_hits
UNION ALL
SELECT
    'plate_reads' AS record,
    count(*) AS admitted,
    count(CASE WHEN lies = 'before' THEN 1 END) AS before,
    count(CASE WHEN lies = 'after' THEN 1 END) AS after,
    count(CASE WHEN lies = 'across' THEN 1 END) AS across
FROM plate_rows
ORDER BY record
