-- One row per record: rows admitted, and those before and after the period. Deployments and
-- passages without a day count as in the period; a baseline has none.
-- Left out: nothing.
SELECT
    'alerts' AS record,
    count(*) AS admitted,
    count(CASE
        WHEN CAST(made_at_local AS DATE) < CAST($first_day AS DATE) THEN 1
    END) AS before,
    count(CASE WHEN CAST(made_at_local AS DATE) > CAST($last_day AS DATE) THEN 1 END) AS after
FROM alerts
UNION ALL
SELECT
    'deployments' AS record,
    count(*) AS admitted,
    count(CASE
        WHEN
            coalesce(held_on, CAST(started_at_local AS DATE)) < CAST($first_day AS DATE) THEN 1
    END) AS before,
    count(CASE
        WHEN
            coalesce(held_on, CAST(started_at_local AS DATE)) > CAST($last_day AS DATE) THEN 1
    END) AS after
FROM deployments
UNION ALL
SELECT
    'stops' AS record,
    count(*) AS admitted,
    count(CASE
        WHEN CAST(started_at_local AS DATE) < CAST($first_day AS DATE) THEN 1
    END) AS before,
    count(CASE WHEN CAST(started_at_local AS DATE) > CAST($last_day AS DATE) THEN 1 END) AS after
FROM stops
UNION ALL
SELECT
    'queries' AS record,
    count(*) AS admitted,
    count(CASE
        WHEN CAST(made_at_local AS DATE) < CAST($first_day AS DATE) THEN 1
    END) AS before,
    count(CASE WHEN CAST(made_at_local AS DATE) > CAST($last_day AS DATE) THEN 1 END) AS after
FROM queries
UNION ALL
SELECT
    'seeded' AS record,
    count(*) AS admitted,
    count(CASE
        WHEN CAST(passed_at_local AS DATE) < CAST($first_day AS DATE) THEN 1
    END) AS before,
    count(CASE WHEN CAST(passed_at_local AS DATE) > CAST($last_day AS DATE) THEN 1 END) AS after
FROM seeded
UNION ALL
SELECT
    'baselines' AS record,
    count(*) AS admitted,
    0 AS before,
    0 AS after
FROM baselines
ORDER BY record
