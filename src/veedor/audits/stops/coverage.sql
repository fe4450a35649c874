-- One row per record: rows admitted, and those before and after the period, or of no use to it.
-- Left out: nothing.
SELECT
    'stops' AS record,
    count(*) AS admitted,
    count(CASE
        WHEN CAST(started_at_local AS DATE) < CAST($first_day AS DATE) THEN 1
    END) AS before,
    count(CASE WHEN CAST(started_at_local AS DATE) > CAST($last_day AS DATE) THEN 1 END) AS after,
    0 AS unusable
FROM stops
UNION ALL
SELECT
    'orders' AS record,
    count(*) AS admitted,
    0 AS before,
    0 AS after,
    0 AS unusable
FROM orders
UNION ALL
SELECT
    'profiles' AS record,
    count(*) AS admitted,
    0 AS before,
    0 AS after,
    count(CASE WHEN person IS NULL THEN 1 END) AS unusable
FROM profiles
UNION ALL
SELECT
    'benchmarks' AS record,
    count(*) AS admitted,
    0 AS before,
    0 AS after,
    count(CASE WHEN number < 0 OR hour < 0 OR hour > 23 THEN 1 END) AS unusable
FROM benchmarks
ORDER BY record
