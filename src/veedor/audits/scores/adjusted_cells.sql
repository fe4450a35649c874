-- One row per score, tier, groups, unit, selection, outcome and text of factors, with how many first
-- profiles of a person it counts.
-- Left out: later profiles of the same person; and everybody where the case names no factor.
SELECT
    score,
    coalesce(tier, '') AS tier,
    coalesce(group_name, '') AS group_name,
    coalesce(group_name2, '') AS group_name2,
    coalesce(unit, '') AS unit,
    selected,
    outcome,
    coalesce(factors, '') AS factors,
    count(*) AS profiles
FROM judged
WHERE nth = 1 AND $adjusting = 1
GROUP BY
    score,
    coalesce(tier, ''),
    coalesce(group_name, ''),
    coalesce(group_name2, ''),
    coalesce(unit, ''),
    selected,
    outcome,
    coalesce(factors, '')
ORDER BY
    score,
    tier,
    group_name,
    group_name2,
    unit,
    selected,
    outcome,
    factors
