-- One row per number of whole hours from a flag to its first review, or, where it has none, to the
-- end of the period or the last moment on record, the earlier: of how many flags.
-- Left out: flags reviewed at an unknown moment or before they were raised, and those that only
-- the system closed.
SELECT
    datediff('microsecond', j.made_at, coalesce(j.first_at, s.last_at)) // 3600000000
        AS hours,
    CASE WHEN j.first_at IS NULL THEN 0 ELSE 1 END AS reviewed,
    count(*) AS flags
FROM judged AS j
CROSS JOIN (
    SELECT least(CAST($period_to AS TIMESTAMP), max(seen_at)) AS last_at
    FROM (
        SELECT max(made_at) AS seen_at FROM flags
        UNION ALL
        SELECT max(reviewed_at) AS seen_at FROM reviews
    ) AS moments
) AS s
WHERE
    coalesce(j.undated, 0) = 0
    AND j.only_automatic = 0
    AND coalesce(j.first_at, s.last_at) >= j.made_at
GROUP BY
    datediff('microsecond', j.made_at, coalesce(j.first_at, s.last_at)) // 3600000000,
    CASE WHEN j.first_at IS NULL THEN 0 ELSE 1 END
ORDER BY hours, reviewed
