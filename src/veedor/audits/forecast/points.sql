-- One row per place and moment of incidents, on the UTC clock, from the first box to the last.
-- Left out: incidents of other categories, without a time or coordinates, or before or after.
SELECT
    o.latitude,
    o.longitude,
    o.occurred_at,
    count(*) AS incidents
FROM occurred AS o
CROSS JOIN (
    SELECT
        min(valid_from) AS first_from,
        max(valid_to) AS last_to
    FROM judged
    WHERE reason = 'in' AND cell IS NULL
) AS e
WHERE
    o.reason = ''
    AND o.latitude IS NOT NULL
    AND o.longitude IS NOT NULL
    AND o.occurred_at >= e.first_from
    AND o.occurred_at < e.last_to
GROUP BY o.latitude, o.longitude, o.occurred_at
ORDER BY o.occurred_at, o.latitude, o.longitude
