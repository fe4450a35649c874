-- One row per record: rows admitted, and those before and after the period. Deployments without
-- a day count as in the period.
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
ORDER BY record
