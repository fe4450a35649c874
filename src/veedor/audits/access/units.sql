-- Persons and person-days in the period by the marks that their look-ups carry: 1 inside the
-- list at the moment; outside it with a purpose taken as 2 lawful, 4 undocumented, 8 not lawful;
-- 16 on the list at some time; 32 on the static version. Persons also by how many look-ups.
-- Left out: look-ups without a person (counted in queries_by_basis).
WITH days AS (
    SELECT
        person,
        made_on,
        count(*) AS queries,
        bit_or(mark) AS marks
    FROM (
        SELECT
            q.person,
            CAST(q.made_at_local AS DATE) AS made_on,
            CASE p.basis WHEN 'lawful' THEN 2 WHEN 'not lawful' THEN 8 ELSE 4 END AS mark
        FROM queries AS q
        LEFT JOIN purposes AS p ON q.purpose = p.purpose
        WHERE
            q.person IS NOT NULL
            AND q.made_at >= CAST($period_from AS TIMESTAMP)
            AND q.made_at < CAST($period_to AS TIMESTAMP)
            AND NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.person = q.person)
        UNION ALL
        SELECT
            person,
            made_on,
            16 + 32 * on_static + CASE
                WHEN inside = 1 THEN 1
                WHEN basis = 'lawful' THEN 2
                WHEN basis = 'not lawful' THEN 8
                ELSE 4
            END AS mark
        FROM listed_lookups
    ) AS marked
    GROUP BY person, made_on
)
SELECT
    unit,
    CAST(marks AS BIGINT) AS marks,
    CAST(queries AS BIGINT) AS queries,
    count(*) AS units
FROM (
    SELECT
        'person-days' AS unit,
        marks,
        0 AS queries
    FROM days
    UNION ALL
    SELECT
        'persons' AS unit,
        bit_or(marks) AS marks,
        sum(queries) AS queries
    FROM days
    GROUP BY person
) AS counted
GROUP BY unit, marks, queries
ORDER BY unit, marks, queries
