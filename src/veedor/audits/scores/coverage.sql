-- One row: profiles admitted, before and after the period.
-- Profiles without a day count as in the period. Left out: nothing.
SELECT
    count(*) AS admitted,
    count(CASE WHEN scored_on < CAST($first_day AS DATE) THEN 1 END) AS before,
    count(CASE WHEN scored_on > CAST($last_day AS DATE) THEN 1 END) AS after
FROM profiles
ORDER BY admitted
