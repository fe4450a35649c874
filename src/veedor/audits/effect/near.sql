-- One row per unit near one that adopted: the fewest steps to such a unit, and the first day of
-- adoption among those that are so near. Pairs stand for both orders.
-- Left out: pairs whose other unit never adopted; units that adopted themselves are kept here.
SELECT
    n.unit,
    n.steps,
    min(n.adopted_on) AS near_since
FROM (
    SELECT
        p.unit,
        p.steps,
        p.adopted_on,
        min(p.steps) OVER (PARTITION BY p.unit) AS fewest
    FROM (
        SELECT
            l.neighbour AS unit,
            coalesce(l.steps, 1) AS steps,
            a.adopted_on
        FROM neighbours AS l
        INNER JOIN adoption AS a ON l.unit = a.unit
        WHERE a.adopted_on IS NOT NULL
        UNION ALL
        SELECT
            l.unit,
            coalesce(l.steps, 1) AS steps,
            a.adopted_on
        FROM neighbours AS l
        INNER JOIN adoption AS a ON l.neighbour = a.unit
        WHERE a.adopted_on IS NOT NULL
    ) AS p
) AS n
WHERE n.steps = n.fewest
GROUP BY n.unit, n.steps
