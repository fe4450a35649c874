-- One row per record, point (millionths of a degree), area as written, and standing: rows, and
-- how many things they stand for. Standing: 'in' the audit; or why not: 'outside' the period,
-- 'unflagged' prediction, 'other-category' of incident, 'negative' number of things.
-- A row that has no day counts as in the period. Left out: nothing.
WITH all_rows AS (
    SELECT
        'predictions' AS record,
        latitude,
        longitude,
        cell AS written,
        CASE
            WHEN valid_from < CAST($period_from AS TIMESTAMP)
                OR valid_from >= CAST($period_to AS TIMESTAMP) THEN 'outside'
            WHEN flagged = false THEN 'unflagged'
            WHEN times < 0 THEN 'negative'
            ELSE 'in'
        END AS standing,
        coalesce(times, 1) AS things
    FROM predictions
    UNION ALL
    SELECT
        'incidents' AS record,
        latitude,
        longitude,
        coalesce(area, cell) AS written,
        CASE
            WHEN occurred_at < CAST($period_from AS TIMESTAMP)
                OR occurred_at >= CAST($period_to AS TIMESTAMP) THEN 'outside'
            WHEN $crimes = '||' THEN 'in'
            WHEN position('|' || replace(category, '|', ' ') || '|' IN $crimes) > 0 THEN 'in'
            ELSE 'other-category'
        END AS standing,
        1 AS things
    FROM incidents
    UNION ALL
    SELECT
        'cameras' AS record,
        latitude,
        longitude,
        area AS written,
        CASE
            WHEN removed_at <= CAST($period_from AS TIMESTAMP)
                OR installed_at >= CAST($period_to AS TIMESTAMP) THEN 'outside'
            ELSE 'in'
        END AS standing,
        1 AS things
    FROM cameras
    UNION ALL
    SELECT
        'deployments' AS record,
        latitude,
        longitude,
        area AS written,
        CASE
            WHEN held_on < CAST($first_day AS DATE)
                OR held_on > CAST($last_day AS DATE) THEN 'outside'
            ELSE 'in'
        END AS standing,
        1 AS things
    FROM deployments
    UNION ALL
    SELECT
        'flights' AS record,
        latitude,
        longitude,
        area AS written,
        CASE
            WHEN started_at < CAST($period_from AS TIMESTAMP)
                OR started_at >= CAST($period_to AS TIMESTAMP) THEN 'outside'
            ELSE 'in'
        END AS standing,
        1 AS things
    FROM flights
)
SELECT
    record,
    CAST(latitude * 1000000 AS BIGINT) AS lat_e6,
    CAST(longitude * 1000000 AS BIGINT) AS lon_e6,
    nullif(lower(trim(written)), '') AS written,
    standing,
    count(*) AS entries,
    CAST(sum(things) AS BIGINT) AS things
FROM all_rows
GROUP BY
    record,
    CAST(latitude * 1000000 AS BIGINT),
    CAST(longitude * 1000000 AS BIGINT),
    nullif(lower(trim(written)), ''),
    standing
