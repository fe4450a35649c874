-- One row per tier, groups, flag, outcome and follow-up, with how many first profiles of a person it
-- counts, and the sum of their scores.
-- Left out: later profiles of the same person, which are not independent of the first.
SELECT
    coalesce(tier, '') AS tier,
    coalesce(group_name, '') AS group_name,
    coalesce(group_name2, '') AS group_name2,
    flagged,
    outcome,
    full_time,
    after_window,
    count(*) AS profiles,
    coalesce(sum(score), 0) AS scores
FROM judged
WHERE nth = 1
GROUP BY
    coalesce(tier, ''),
    coalesce(group_name, ''),
    coalesce(group_name2, ''),
    flagged,
    outcome,
    full_time,
    after_window
ORDER BY
    tier,
    group_name,
    group_name2,
    flagged,
    outcome,
    full_time,
    after_window
