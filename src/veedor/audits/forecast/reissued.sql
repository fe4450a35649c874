-- One row per place and time for which several predictions would count: only these few need be put
-- in order of issue. Left out: the rest, and predictions that are left out for another reason.
SELECT
    p.valid_from,
    p.valid_to,
    coalesce(p.cell, '') AS cell,
    coalesce(p.latitude, 999) AS latitude,
    coalesce(p.longitude, 999) AS longitude,
    count(*) AS issues
FROM predictions AS p
CROSS JOIN subject AS s
WHERE
    coalesce(p.category, '') = s.category
    AND p.valid_from >= CAST($period_from AS TIMESTAMP)
    AND p.valid_to <= CAST($period_to AS TIMESTAMP)
    AND p.valid_to > p.valid_from
    AND (p.cell IS NOT NULL OR (p.latitude IS NOT NULL AND p.longitude IS NOT NULL))
    AND (p.issued_at IS NULL OR p.issued_at <= p.valid_from)
GROUP BY
    p.valid_from,
    p.valid_to,
    coalesce(p.cell, ''),
    coalesce(p.latitude, 999),
    coalesce(p.longitude, 999)
HAVING count(*) > 1
