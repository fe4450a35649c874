-- One row per mark and place among the orders: how many look-ups in the period (see lookups).
-- Left out: nothing; look-ups without a person are a row of their own.
SELECT
    mark,
    place,
    CAST(sum(queries) AS BIGINT) AS queries
FROM (
    SELECT
        CAST(mark AS BIGINT) AS mark,
        CASE WHEN person IS NULL THEN 'no person' ELSE 'never listed' END AS place,
        count(*) AS queries
    FROM lookups
    WHERE mark < 16
    GROUP BY mark, CASE WHEN person IS NULL THEN 'no person' ELSE 'never listed' END
    UNION ALL
    SELECT
        CAST(16 + 32 * on_static + CASE
            WHEN inside = 1 THEN 1
            WHEN basis = 'lawful' THEN 2
            WHEN basis = 'not lawful' THEN 8
            ELSE 4
        END AS BIGINT) AS mark,
        CASE
            WHEN inside = 1 THEN 'inside'
            WHEN after_a_start = 0 THEN 'before'
            WHEN before_an_end = 0 THEN 'after'
            ELSE 'between'
        END AS place,
        count(*) AS queries
    FROM listed_lookups
    GROUP BY basis, inside, on_static, after_a_start, before_an_end
) AS placed
GROUP BY mark, place
ORDER BY mark, place
