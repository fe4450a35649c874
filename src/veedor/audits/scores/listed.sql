-- One row per day of listing and day of removal, with how many profiles were listed and removed
-- on them.
-- Left out: profiles that are recorded as not selected, and those outside the period.
SELECT
    scored_on,
    removed_on,
    count(*) AS profiles
FROM judged
WHERE coalesce(selected, TRUE)
GROUP BY
    scored_on,
    removed_on
ORDER BY
    scored_on,
    removed_on
