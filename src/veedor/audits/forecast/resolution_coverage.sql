-- One row: resolutions admitted, and those about another technology. Left out: nothing.
SELECT
    count(*) AS admitted,
    count(CASE
        WHEN
            $systems <> '||'
            AND position('|' || replace(coalesce(system, ''), '|', ' ') || '|' IN $systems) = 0
            THEN 1
    END) AS other
FROM resolutions
ORDER BY admitted
