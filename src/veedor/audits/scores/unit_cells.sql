-- One row per unit, groups, flag and outcome, with how many first profiles of a person it counts.
-- Left out: profiles without a unit, a flag or an outcome, and later profiles of the same person.
SELECT
    unit,
    coalesce(group_name, '') AS group_name,
    coalesce(group_name2, '') AS group_name2,
    flagged,
    outcome,
    count(*) AS profiles
FROM judged
WHERE
    nth = 1
    AND coalesce(unit, '') <> ''
    AND flagged IS NOT NULL
    AND outcome IS NOT NULL
GROUP BY
    unit,
    coalesce(group_name, ''),
    coalesce(group_name2, ''),
    flagged,
    outcome
ORDER BY
    unit,
    group_name,
    group_name2,
    flagged,
    outcome
