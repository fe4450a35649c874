-- One row per code, name and list of the areas, and per place of the deployments: how many rows
-- carry it. Left out: rows without code and name.
SELECT
    coalesce(list_name, '') AS list_name,
    coalesce(area_code, '') AS code,
    coalesce(area_name, '') AS name,
    'areas' AS record,
    count(*) AS rows
FROM areas
WHERE area_code IS NOT NULL OR area_name IS NOT NULL
GROUP BY coalesce(list_name, ''), coalesce(area_code, ''), coalesce(area_name, '')
UNION ALL
SELECT
    '' AS list_name,
    '' AS code,
    place AS name,
    'deployments' AS record,
    count(*) AS rows
FROM deployments
WHERE place IS NOT NULL
GROUP BY place
ORDER BY record, list_name, code, name
