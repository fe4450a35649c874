-- One row: units of adoption admitted, without a day, and with a day but neither in the panel nor
-- in the list of neighbours. Left out: nothing.
SELECT
    count(*) AS admitted,
    count(CASE WHEN a.adopted_on IS NULL THEN 1 END) AS never,
    count(
        CASE WHEN a.adopted_on IS NOT NULL AND k.unit IS NULL THEN 1 END
    ) AS unknown
FROM adoption AS a
LEFT JOIN (
    SELECT unit FROM panel
    UNION
    SELECT unit FROM neighbours
    UNION
    SELECT neighbour AS unit FROM neighbours
) AS k ON a.unit = k.unit
ORDER BY admitted
