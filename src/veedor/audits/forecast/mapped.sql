-- One row per cell of the map, numbered: those of the list of cells, and any other that a
-- prediction under audit names (not listed). Left out: nothing.
WITH named AS (
    SELECT
        cell,
        area_km2,
        latitude,
        longitude,
        x_m,
        y_m,
        block,
        1 AS listed
    FROM cells
    UNION ALL
    SELECT DISTINCT
        cell,
        CAST(NULL AS DECIMAL(38, 15)) AS area_km2,
        CAST(NULL AS DECIMAL(18, 6)) AS latitude,
        CAST(NULL AS DECIMAL(18, 6)) AS longitude,
        CAST(NULL AS DECIMAL(18, 6)) AS x_m,
        CAST(NULL AS DECIMAL(18, 6)) AS y_m,
        CAST(NULL AS VARCHAR) AS block,
        0 AS listed
    FROM judged
    WHERE cell IS NOT NULL AND reason IN ('in', 'late', 'replaced')
)

SELECT
    cell,
    max(area_km2) AS area_km2,
    max(latitude) AS latitude,
    max(longitude) AS longitude,
    max(x_m) AS x_m,
    max(y_m) AS y_m,
    max(block) AS block,
    max(listed) AS listed,
    row_number() OVER (ORDER BY cell) AS cell_no
FROM named
GROUP BY cell
