-- One row per number of days on the list, and whether the person was then removed (1) or was still on
-- it on the day of judging (0; the day that the case names, else the last that any profile names).
-- Left out: profiles that are recorded as not selected, those outside the period or without a day,
-- and those whose day on the list would end before it began.
SELECT
    days,
    removed,
    count(*) AS profiles
FROM (
    SELECT
        datediff('day', j.scored_on, coalesce(j.removed_on, e.last_day)) AS days,
        CASE WHEN j.removed_on IS NULL THEN 0 ELSE 1 END AS removed
    FROM judged AS j
    CROSS JOIN (
        SELECT
            CASE
                WHEN CAST($as_of AS DATE) > DATE '0001-01-01' THEN CAST($as_of AS DATE)
                ELSE max(greatest(
                    coalesce(scored_on, DATE '0001-01-01'),
                    coalesce(removed_on, DATE '0001-01-01'),
                    coalesce(reviewed_on, DATE '0001-01-01'),
                    coalesce(followed_until, DATE '0001-01-01')
                ))
            END AS last_day
        FROM profiles
    ) AS e
    WHERE
        coalesce(j.selected, TRUE)
        AND coalesce(j.removed_on, e.last_day) >= j.scored_on
) AS lasting
GROUP BY days, removed
ORDER BY days, removed
