-- One row per basis of the purpose and place among the orders: how many look-ups in the period.
-- Left out: nothing; look-ups without a person are a row of their own.
SELECT
    basis,
    place,
    on_static,
    count(*) AS queries
FROM (
    SELECT
        coalesce(p.basis, 'undocumented') AS basis,
        CASE WHEN q.person IS NULL THEN 'no person' ELSE 'never listed' END AS place,
        0 AS on_static
    FROM queries AS q
    LEFT JOIN purposes AS p ON q.purpose = p.purpose
    WHERE
        q.made_at >= CAST($period_from AS TIMESTAMP)
        AND q.made_at < CAST($period_to AS TIMESTAMP)
        AND NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.person = q.person)
    UNION ALL
    SELECT
        basis,
        CASE
            WHEN inside = 1 THEN 'inside'
            WHEN after_a_start = 0 THEN 'before'
            WHEN before_an_end = 0 THEN 'after'
            ELSE 'between'
        END AS place,
        on_static
    FROM listed_lookups
) AS placed
GROUP BY basis, place, on_static
ORDER BY basis, place, on_static
