-- Persons and person-days in the period by the marks that their look-ups carry (see lookups);
-- persons also by how many look-ups they have. Left out: look-ups without a person.
SELECT
    'person-days' AS unit,
    CAST(marks AS BIGINT) AS marks,
    CAST(0 AS BIGINT) AS queries,
    count(*) AS units
FROM (
    SELECT
        person,
        made_on,
        bit_or(mark) AS marks
    FROM lookups
    WHERE person IS NOT NULL
    GROUP BY person, made_on
) AS days
GROUP BY marks
UNION ALL
SELECT
    'persons' AS unit,
    CAST(marks AS BIGINT) AS marks,
    queries,
    count(*) AS units
FROM (
    SELECT
        person,
        bit_or(mark) AS marks,
        count(*) AS queries
    FROM lookups
    WHERE person IS NOT NULL
    GROUP BY person
) AS persons
GROUP BY marks, queries
ORDER BY unit, marks, queries
