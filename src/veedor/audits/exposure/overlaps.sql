-- One row per area that the predictions' boxes touch: how many predictions it has when each is
-- shared out by the part of its box in each area, in millionths. Left out: predictions without
-- a point or not in the audit; the parts of boxes that are in no area.
SELECT
    p.area_code,
    CAST(sum(CAST(p.parts AS DECIMAL(18, 0)) * t.things) AS DECIMAL(38, 0)) AS parts
FROM things AS t
INNER JOIN predictions_parts AS p ON p.lat_e6 = t.lat_e6 AND p.lon_e6 = t.lon_e6
WHERE t.record = 'predictions' AND t.standing = 'in'
GROUP BY p.area_code
ORDER BY p.area_code
