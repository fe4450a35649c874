-- One row per technology that the records of use name, and how many rows name it. Left out: rows
-- that name none, which are the row without a name.
SELECT
    coalesce(system, '') AS system,
    count(*) AS rows
FROM (
    SELECT system FROM deployments
    UNION ALL
    SELECT system FROM queries
) AS used
GROUP BY coalesce(system, '')
ORDER BY system
