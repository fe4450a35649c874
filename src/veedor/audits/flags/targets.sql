-- One row per number of captures that a person has: how many persons have it. Nobody is named.
-- Left out: captures outside the period, and those that name no person.
SELECT
    captures,
    count(*) AS persons
FROM (
    SELECT
        person,
        count(*) AS captures
    FROM held
    WHERE person IS NOT NULL
    GROUP BY person
) AS sizes
GROUP BY captures
ORDER BY captures
