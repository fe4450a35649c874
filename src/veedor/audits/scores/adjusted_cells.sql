-- One row per groups, unit, flag, outcome and text of factors, with how many first profiles of a
-- person it counts.
-- Left out: later profiles of the same person; and everybody where the case names no factor.
SELECT
    coalesce(group_name, '') AS group_name,
    coalesce(group_name2, '') AS group_name2,
    coalesce(unit, '') AS unit,
    flagged,
    outcome,
    coalesce(factors, '') AS factors,
    count(*) AS profiles
FROM judged
WHERE nth = 1 AND $adjusting = 1
GROUP BY
    coalesce(group_name, ''),
    coalesce(group_name2, ''),
    coalesce(unit, ''),
    flagged,
    outcome,
    coalesce(factors, '')
ORDER BY
    group_name,
    group_name2,
    unit,
    flagged,
    outcome,
    factors
