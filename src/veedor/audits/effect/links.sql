-- One row: pairs of neighbours admitted, and those of which neither unit adopted.
-- Left out: nothing.
SELECT
    count(*) AS admitted,
    count(CASE WHEN a.unit IS NULL AND b.unit IS NULL THEN 1 END) AS idle
FROM neighbours AS l
LEFT JOIN adoption AS a ON l.unit = a.unit AND a.adopted_on IS NOT NULL
LEFT JOIN adoption AS b ON l.neighbour = b.unit AND b.adopted_on IS NOT NULL
ORDER BY admitted
