-- One row per score, tier, groups, unit, selection, outcome and follow-up, with how many first
-- profiles of a person it counts.
-- Left out: later profiles of the same person, which are not independent of the first.
SELECT
    score,
    coalesce(tier, '') AS tier,
    coalesce(group_name, '') AS group_name,
    coalesce(group_name2, '') AS group_name2,
    coalesce(unit, '') AS unit,
    selected,
    outcome,
    full_time,
    after_window,
    count(*) AS profiles
FROM judged
WHERE nth = 1
GROUP BY
    score,
    coalesce(tier, ''),
    coalesce(group_name, ''),
    coalesce(group_name2, ''),
    coalesce(unit, ''),
    selected,
    outcome,
    full_time,
    after_window
ORDER BY
    score,
    tier,
    group_name,
    group_name2,
    unit,
    selected,
    outcome,
    full_time,
    after_window
