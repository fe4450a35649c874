-- One row: profiles admitted, before and after the period, and the last day that any names.
-- Profiles without a day count as in the period. Left out: nothing.
SELECT
    count(*) AS admitted,
    count(CASE WHEN scored_on < CAST($first_day AS DATE) THEN 1 END) AS before,
    count(CASE WHEN scored_on > CAST($last_day AS DATE) THEN 1 END) AS after,
    max(greatest(
        coalesce(scored_on, DATE '0001-01-01'),
        coalesce(removed_on, DATE '0001-01-01'),
        coalesce(reviewed_on, DATE '0001-01-01'),
        coalesce(followed_until, DATE '0001-01-01')
    )) AS last_day
FROM profiles
ORDER BY admitted
