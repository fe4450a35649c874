-- One row per area of the areas and the census, by code (by name where an area has no code):
-- name, larger area, how its outline was read, its ground in square metres (as published, else
-- as measured), whether the list of areas has it, and its outline for a picture. Left out: rows without code or name.
WITH all_rows AS (
    SELECT
        coalesce(area_code, area_name) AS area_code,
        area_name,
        parent,
        land_m2,
        1 AS on_list
    FROM areas
    UNION ALL
    SELECT
        area_code,
        area_name,
        CAST(NULL AS VARCHAR) AS parent,
        CAST(NULL AS DECIMAL(18, 6)) AS land_m2,
        0 AS on_list
    FROM census
)
SELECT
    e.area_code,
    min(e.area_name) AS area_name,
    min(e.parent) AS parent,
    coalesce(min(s.how), 'none') AS how,
    coalesce(CAST(round(max(e.land_m2), 0) AS BIGINT), max(s.square_metres), 0) AS square_metres,
    max(e.on_list) AS on_list,
    coalesce(min(s.drawn), '') AS drawn,
    coalesce(max(s.height), 0) AS height
FROM all_rows AS e
LEFT JOIN areas_shaped AS s ON s.area_code = e.area_code
WHERE e.area_code IS NOT NULL
GROUP BY e.area_code
