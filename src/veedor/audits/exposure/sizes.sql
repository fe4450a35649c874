-- One row: rows of areas and census, how many of the census are used, and the look-ups: in all,
-- outside the period, without a person, and the different persons looked up. Left out: nothing.
SELECT
    (SELECT count(*) FROM areas) AS areas,
    (SELECT count(*) FROM areas WHERE coalesce(area_code, area_name) IS NULL) AS nameless,
    (SELECT count(*) FROM census) AS census,
    (SELECT count(*) FROM census WHERE counted IS NULL OR counted < 0) AS uncounted,
    (
        SELECT count(*)
        FROM (
            SELECT DISTINCT area_code, coalesce(unit, 'persons'), coalesce(group_name, '')
            FROM census
            WHERE counted IS NOT NULL AND counted >= 0
        ) AS kept
    ) AS used,
    (SELECT count(*) FROM queries) AS queries,
    (
        SELECT count(*) FROM queries
        WHERE made_at < CAST($period_from AS TIMESTAMP)
            OR made_at >= CAST($period_to AS TIMESTAMP)
    ) AS queries_outside,
    (
        SELECT count(*) FROM queries
        WHERE made_at >= CAST($period_from AS TIMESTAMP)
            AND made_at < CAST($period_to AS TIMESTAMP) AND person IS NULL
    ) AS queries_nameless,
    (
        SELECT count(DISTINCT person) FROM queries
        WHERE made_at >= CAST($period_from AS TIMESTAMP)
            AND made_at < CAST($period_to AS TIMESTAMP)
    ) AS persons
ORDER BY areas
