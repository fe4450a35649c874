-- One row per area, unit and group of residents at the census: how many, and the margin of
-- error; of several counts the last, and of several rows of one day the largest. An empty unit
-- is persons; an empty group is all together. Left out: rows without a number, and the other
-- counts.
WITH ranked AS (
    SELECT
        area_code,
        coalesce(unit, 'persons') AS unit,
        coalesce(group_name, '') AS group_name,
        counted,
        margin,
        row_number() OVER (
            PARTITION BY area_code, coalesce(unit, 'persons'), coalesce(group_name, '')
            ORDER BY
                coalesce(taken_on, DATE '0001-01-01') DESC,
                counted DESC,
                coalesce(margin, 0) DESC
        ) AS place
    FROM census
    WHERE counted IS NOT NULL AND counted >= 0
)
SELECT
    area_code,
    unit,
    group_name,
    counted,
    margin
FROM ranked
WHERE place = 1
ORDER BY area_code, unit, group_name
