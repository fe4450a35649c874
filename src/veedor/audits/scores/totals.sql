-- One row: profiles in the period, persons in them, profiles without a person, profiles of a
-- person who has an earlier one, and runs. Left out: profiles outside the period.
SELECT
    count(*) AS profiles,
    count(DISTINCT person) AS persons,
    count(CASE WHEN person IS NULL THEN 1 END) AS without_person,
    count(CASE WHEN nth > 1 THEN 1 END) AS later,
    count(DISTINCT run) AS runs
FROM judged
ORDER BY profiles
