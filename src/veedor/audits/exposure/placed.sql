-- One row per record, area, larger area, why it is there, and how the area as written compares:
-- rows and things. A record that goes by the area as written ($by_written) is looked up by
-- code, name or larger area; every other by its point. Why: 'inside', 'zero', 'impossible',
-- 'outside', 'several', 'no-point'; as written also 'parent' (only the larger area is written),
-- 'unknown', 'nothing'. Left out: rows that do not stand in the audit.
WITH spots AS (
    SELECT 'predictions' AS record, lat_e6, lon_e6, why, area_code FROM predictions_placed
    UNION ALL
    SELECT 'incidents' AS record, lat_e6, lon_e6, why, area_code FROM incidents_placed
    UNION ALL
    SELECT 'cameras' AS record, lat_e6, lon_e6, why, area_code FROM cameras_placed
    UNION ALL
    SELECT 'deployments' AS record, lat_e6, lon_e6, why, area_code FROM deployments_placed
    UNION ALL
    SELECT 'flights' AS record, lat_e6, lon_e6, why, area_code FROM flights_placed
),

spelled AS (
    SELECT
        name,
        min(area_code) AS area_code,
        count(DISTINCT area_code) AS areas
    FROM (
        SELECT lower(trim(area_code)) AS name, area_code FROM listed
        UNION ALL
        SELECT lower(trim(area_name)) AS name, area_code FROM listed WHERE area_name IS NOT NULL
    ) AS names
    GROUP BY name
),

larger AS (
    SELECT lower(trim(parent)) AS name, min(parent) AS parent
    FROM listed
    WHERE parent IS NOT NULL
    GROUP BY lower(trim(parent))
),

found AS (
    SELECT
        t.record,
        t.written,
        t.entries,
        t.things,
        CASE
            WHEN position('|' || t.record || '|' IN $by_written) > 0 THEN
                CASE
                    WHEN t.written IS NULL THEN 'nothing'
                    WHEN n.areas = 1 THEN 'inside'
                    WHEN n.areas > 1 THEN 'several'
                    WHEN l.parent IS NOT NULL THEN 'parent'
                    ELSE 'unknown'
                END
            WHEN t.lat_e6 IS NULL OR t.lon_e6 IS NULL THEN 'no-point'
            ELSE coalesce(s.why, 'outside')
        END AS why,
        CASE
            WHEN position('|' || t.record || '|' IN $by_written) > 0 THEN
                CASE WHEN n.areas = 1 THEN n.area_code END
            WHEN s.why = 'inside' THEN s.area_code
        END AS area_code,
        CASE
            WHEN position('|' || t.record || '|' IN $by_written) > 0 AND n.areas IS NULL
                THEN l.parent
        END AS written_parent,
        CASE WHEN n.areas IS NOT NULL OR l.parent IS NOT NULL THEN 1 ELSE 0 END AS is_known
    FROM things AS t
    LEFT JOIN spots AS s
        ON s.record = t.record AND s.lat_e6 = t.lat_e6 AND s.lon_e6 = t.lon_e6
    LEFT JOIN spelled AS n ON n.name = t.written
    LEFT JOIN larger AS l ON l.name = t.written
    WHERE t.standing = 'in'
)

SELECT
    f.record,
    f.area_code,
    coalesce(f.written_parent, a.parent) AS parent,
    f.why,
    CASE
        WHEN position('|' || f.record || '|' IN $by_written) > 0 THEN 'not-compared'
        WHEN f.written IS NULL THEN 'nothing'
        WHEN f.why <> 'inside' THEN 'not-placed'
        WHEN f.written = lower(trim(a.area_code))
            OR f.written = lower(trim(a.area_name))
            OR f.written = lower(trim(a.parent)) THEN 'same'
        WHEN f.is_known = 1 THEN 'other'
        ELSE 'unknown'
    END AS compared,
    CAST(sum(f.entries) AS BIGINT) AS entries,
    CAST(sum(f.things) AS BIGINT) AS things
FROM found AS f
LEFT JOIN listed AS a ON a.area_code = f.area_code
GROUP BY
    f.record,
    f.area_code,
    coalesce(f.written_parent, a.parent),
    f.why,
    CASE
        WHEN position('|' || f.record || '|' IN $by_written) > 0 THEN 'not-compared'
        WHEN f.written IS NULL THEN 'nothing'
        WHEN f.why <> 'inside' THEN 'not-placed'
        WHEN f.written = lower(trim(a.area_code))
            OR f.written = lower(trim(a.area_name))
            OR f.written = lower(trim(a.parent)) THEN 'same'
        WHEN f.is_known = 1 THEN 'other'
        ELSE 'unknown'
    END
