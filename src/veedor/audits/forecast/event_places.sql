-- One row per period and place of incidents, and how many: to lay the map aside under them.
-- Left out: incidents in no period, or without coordinates.
SELECT
    m.period_no,
    o.latitude,
    o.longitude,
    count(*) AS incidents
FROM met AS m
INNER JOIN occurred AS o
    ON m.incident_id = o.incident_id
WHERE o.latitude IS NOT NULL AND o.longitude IS NOT NULL
GROUP BY m.period_no, o.latitude, o.longitude
ORDER BY m.period_no, o.latitude, o.longitude
